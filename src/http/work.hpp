#pragma once
/// \file What the worker threads do: ask the handler, and make the pieces of its streams.

#include "http/message.hpp"
#include "http/server.hpp"

#include <functional>
#include <string>

namespace trygg::http {

/// The next piece of a stream.
struct stream_piece {
    std::string bytes{};
    bool last = false; ///< there is none after it
    bool failed = false;
};

/// The answer to a request whose handler failed. It tells the client nothing.
response broken();

/// What can be said at once; what it throws is logged, and nothing is said.
glance look(server_options const& options, request const& asked);

/// The answer of `work`, or else of the handler. What they throw, or an answer that would break
/// the framing, is logged and becomes a 500.
response ask(handler const& handle, request const& asked, std::function<response()> const& work);

/// The next piece, with bytes unless it is the last: an empty chunk would end a chunked body.
/// `room` is memory to use again. What the source throws is logged.
stream_piece next_piece(body_source const& source, std::string room);

/// What stands before and after a piece in the chunked transfer coding.
struct chunk_frame {
    std::string before, after;
};
chunk_frame frame_of(stream_piece const& piece);

} // namespace trygg::http

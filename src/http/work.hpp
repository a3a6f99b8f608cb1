#pragma once
/// \file What the worker threads do: ask the handler, and make the pieces of its streams.

#include "http/message.hpp"
#include "http/server.hpp"

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

/// The handler's answer. What it throws, or an answer that would break the framing, is logged and
/// becomes a 500.
response ask(handler const& handle, request const& asked);

/// The next piece, with bytes unless it is the last: an empty chunk would end a chunked body.
/// What the source throws is logged.
stream_piece next_piece(body_source const& source);

/// Wrap a piece in the chunked transfer coding.
void frame(stream_piece& piece);

} // namespace trygg::http

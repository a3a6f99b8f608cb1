#pragma once
/// \file Answers as they go on the wire.

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace trygg::http {

/// How one answer is sent.
struct answer_plan {
    bool head_only = false;
    bool version_1_0 = false;
    bool keep_alive = false;
};

/// An application/problem+json answer. `detail` is our own sentence, never bytes of the request.
response problem(int status, std::string_view detail);

/// Throws error for an answer that would break the framing: it must not reach a socket.
void check(response const& reply);

/// Status line and header fields: those of the handler and ours. `date` is the Date header.
std::string head_text(response const& reply, answer_plan const& plan, std::string_view date);

/// Write status line and header fields once, for an answer that is sent many times. Its body may
/// not change afterwards.
void prepare(response& reply);

/// Whether an answer with this status may have a body.
bool has_body(int status);

/// The whole body of an answer that is no stream; it lives as long as `reply`.
std::string_view body_of(response const& reply);

} // namespace trygg::http

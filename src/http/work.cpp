#include "http/work.hpp"

#include "base/error.hpp"
#include "http/head.hpp"
#include "http/reply.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string_view>

namespace trygg::http {
namespace {

void log_failure(std::string_view what, std::exception_ptr const& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& e) {
        fmt::print(stderr, "{}: {}\n", what, e.what());
    } catch (...) {
        fmt::print(stderr, "{}: unknown exception\n", what);
    }
}

/// A handler's answer that would break the framing must not reach a socket.
response checked(response reply) {
    if (reply.status < 200 || reply.status > 599) {
        throw error{"the handler answered with status {}", reply.status};
    }
    for (auto const& [name, value] : reply.headers) {
        if (!is_token(name) || !is_field_value(value)) {
            throw error{"the handler answered with a malformed header field"};
        }
    }
    return reply;
}

} // anonymous namespace

response broken() { return problem(500, "The server could not answer; its log says why."); }

response ask(handler const& handle, request const& asked) {
    try {
        return checked(handle(asked));
    } catch (...) {
        log_failure(asked.method + " " + asked.target, std::current_exception());
    }
    return broken();
}

stream_piece next_piece(body_source const& source) {
    stream_piece piece;
    try {
        while (piece.bytes.empty() && !piece.last) {
            piece.last = !source(piece.bytes);
        }
    } catch (...) {
        log_failure("streamed answer", std::current_exception());
        piece.failed = true;
    }
    return piece;
}

void frame(stream_piece& piece) {
    if (!piece.bytes.empty()) {
        piece.bytes.insert(0, fmt::format("{:x}\r\n", piece.bytes.size()));
        piece.bytes += "\r\n";
    }
    if (piece.last) {
        piece.bytes += "0\r\n\r\n";
    }
}

} // namespace trygg::http

#include "http/work.hpp"

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

} // anonymous namespace

response broken() { return problem(500, "The server could not answer; its log says why."); }

/// Without the query: it may hold what is nobody's business.
std::string name_of(request const& asked) {
    return asked.method + " " + asked.target.substr(0, asked.target.find('?'));
}

glance look(server_options const& options, request const& asked) {
    try {
        if (options.first_look) {
            auto seen = options.first_look(asked);
            if (seen.answer && !seen.answer->prepared_head) {
                check(*seen.answer);
            }
            return seen;
        }
    } catch (...) {
        log_failure(name_of(asked), std::current_exception());
    }
    return {};
}

response ask(handler const& handle, request const& asked, std::function<response()> const& work) {
    try {
        auto reply = work ? work() : handle(asked);
        check(reply);
        return reply;
    } catch (...) {
        log_failure(name_of(asked), std::current_exception());
    }
    return broken();
}

stream_piece next_piece(body_source const& source, std::string room) {
    stream_piece piece{std::move(room)};
    try {
        piece.bytes.clear();
        while (piece.bytes.empty() && !piece.last) {
            piece.last = !source(piece.bytes);
        }
    } catch (...) {
        log_failure("streamed answer", std::current_exception());
        piece.failed = true;
    }
    return piece;
}

chunk_frame frame_of(stream_piece const& piece) {
    chunk_frame frame;
    if (!piece.bytes.empty()) {
        frame.before = fmt::format("{:x}\r\n", piece.bytes.size());
        frame.after = "\r\n";
    }
    if (piece.last) {
        frame.after += "0\r\n\r\n";
    }
    return frame;
}

} // namespace trygg::http

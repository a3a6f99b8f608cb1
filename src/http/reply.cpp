#include "http/reply.hpp"

#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

namespace trygg::http {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

bool same_name(beast::string_view a, std::string_view b) {
    return beast::iequals(a, {b.data(), b.size()});
}

} // anonymous namespace

response problem(int status, std::string_view detail) {
    auto const title = bhttp::obsolete_reason(bhttp::int_to_status(static_cast<unsigned>(status)));
    response reply{status, {{"Content-Type", "application/problem+json"}}};
    reply.body = fmt::format(R"({{"title":"{}","status":{},"detail":"{}"}})",
                             std::string_view{title.data(), title.size()}, status, detail);
    return reply;
}

std::string head_text(response const& reply, answer_plan const& plan, std::string_view date) {
    bhttp::response<bhttp::empty_body> message;
    message.version(11);
    message.result(static_cast<unsigned>(reply.status));
    bool const own_length = !reply.stream && (plan.head_only || reply.status == 304);
    for (auto const& [name, value] : reply.headers) {
        bool const is_length = same_name("Content-Length", name);
        if (same_name("Transfer-Encoding", name) || same_name("Connection", name) ||
            (is_length && !own_length)) {
            continue; // framing is ours
        }
        message.insert(name, value);
    }
    if (message.find(bhttp::field::date) == message.end()) {
        message.set(bhttp::field::date, beast::string_view{date.data(), date.size()});
    }
    if (message.find("X-Content-Type-Options") == message.end()) {
        message.set("X-Content-Type-Options", "nosniff");
    }
    if (reply.stream && has_body(reply.status)) {
        message.chunked(!plan.version_1_0);
    } else if (has_body(reply.status) &&
               message.find(bhttp::field::content_length) == message.end()) {
        message.content_length(body_of(reply).size());
    }
    if (!plan.keep_alive || plan.version_1_0) {
        message.set(bhttp::field::connection, plan.keep_alive ? "keep-alive" : "close");
    }
    std::string text;
    bhttp::response_serializer<bhttp::empty_body> serializer{message};
    serializer.split(true);
    beast::error_code ec;
    serializer.next(ec, [&text](beast::error_code&, auto const& pieces) {
        text = beast::buffers_to_string(pieces);
    });
    return text;
}

bool has_body(int status) { return status != 204 && status != 304; }

std::string_view body_of(response const& reply) {
    return reply.shared_body ? std::string_view{*reply.shared_body} : std::string_view{reply.body};
}

} // namespace trygg::http

#include "http/reply.hpp"

#include "base/error.hpp"
#include "http/head.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

#include <array>

namespace trygg::http {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

std::string_view reason_of(int status) {
    auto const text = bhttp::obsolete_reason(bhttp::int_to_status(static_cast<unsigned>(status)));
    return {text.data(), text.size()};
}

bool same_name(std::string_view a, std::string_view b) {
    return beast::iequals({a.data(), a.size()}, {b.data(), b.size()});
}

bool has(response const& reply, std::string_view name) {
    for (auto const& field : reply.headers) {
        if (same_name(field.first, name)) {
            return true;
        }
    }
    return false;
}

/// Framing and time are ours, whatever the handler says.
bool is_ours(std::string_view name) {
    constexpr std::array<std::string_view, 4> ours{"Connection", "Content-Length", "Date",
                                                   "Transfer-Encoding"};
    for (auto const one : ours) {
        if (same_name(name, one)) {
            return true;
        }
    }
    return false;
}

void append_field(std::string& text, std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(value).append("\r\n");
}

/// Its length is not known when its head is sent.
bool grows(response const& reply) { return reply.stream || reply.feed; }

/// The handler may state the length of a body that is not sent.
void append_length(std::string& text, response const& reply, bool head_only) {
    if (!grows(reply) && (head_only || reply.status == 304)) {
        for (auto const& [name, value] : reply.headers) {
            if (same_name(name, "Content-Length")) {
                return append_field(text, name, value);
            }
        }
    }
    if (!grows(reply) && has_body(reply.status)) {
        append_field(text, "Content-Length", fmt::format_int{body_of(reply).size()}.c_str());
    }
}

/// All that does not depend on the moment and the connection.
std::string lasting_head(response const& reply, bool head_only) {
    auto text = fmt::format("HTTP/1.1 {} {}\r\n", reply.status, reason_of(reply.status));
    for (auto const& [name, value] : reply.headers) {
        if (!is_ours(name)) {
            append_field(text, name, value);
        }
    }
    if (!has(reply, "X-Content-Type-Options")) {
        append_field(text, "X-Content-Type-Options", "nosniff");
    }
    append_length(text, reply, head_only);
    return text;
}

} // anonymous namespace

response problem(int status, std::string_view detail) {
    response reply{status, {{"Content-Type", "application/problem+json"}}};
    reply.body = fmt::format(R"({{"title":"{}","status":{},"detail":"{}"}})", reason_of(status),
                             status, detail);
    return reply;
}

void check(response const& reply) {
    if (reply.status < 200 || reply.status > 599) {
        throw error{"the handler answered with status {}", reply.status};
    }
    for (auto const& [name, value] : reply.headers) {
        if (!is_token(name) || !is_field_value(value)) {
            throw error{"the handler answered with a malformed header field"};
        }
    }
}

std::string head_text(response const& reply, answer_plan const& plan, std::string_view date) {
    constexpr std::size_t fields_of_ours = 128;
    std::string text;
    if (reply.prepared_head) {
        text.reserve(reply.prepared_head->size() + fields_of_ours);
        text = *reply.prepared_head;
    } else {
        text = lasting_head(reply, plan.head_only);
    }
    append_field(text, "Date", date);
    if (grows(reply) && has_body(reply.status) && !plan.version_1_0) {
        append_field(text, "Transfer-Encoding", "chunked");
    }
    if (!plan.keep_alive || plan.version_1_0) {
        append_field(text, "Connection", plan.keep_alive ? "keep-alive" : "close");
    }
    return text += "\r\n";
}

void prepare(response& reply) {
    check(reply);
    reply.prepared_head = std::make_shared<std::string const>(lasting_head(reply, false));
}

bool has_body(int status) { return status != 204 && status != 304; }

std::string_view body_of(response const& reply) {
    return reply.shared_body ? std::string_view{*reply.shared_body} : std::string_view{reply.body};
}

} // namespace trygg::http

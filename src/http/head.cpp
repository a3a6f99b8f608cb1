#include "http/head.hpp"

#include "http/refused.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace trygg::http {
namespace {

constexpr std::size_t longest_method_and_version = 64;

bool is_alnum(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
    return result;
}

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Cut `text` at the first `mark`: what stood before it is returned, what follows it stays.
/// Without a mark nothing is cut.
std::optional<std::string_view> cut(std::string_view& text, std::string_view mark) {
    auto const at = text.find(mark);
    if (at == std::string_view::npos) {
        return {};
    }
    auto const before = text.substr(0, at);
    text.remove_prefix(at + mark.size());
    return before;
}

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), is_digit);
}

/// The host of `name[:port]` or `[ipv6][:port]` in lower case. Throws refused.
std::string host_of(std::string_view authority) {
    auto const bracketed = authority.starts_with('[');
    auto const end = bracketed ? authority.find(']') : authority.find(':');
    auto const size = std::min(end, authority.size()) + (bracketed && end < authority.size());
    auto const host = authority.substr(0, size);
    auto const rest = authority.substr(size);
    auto const inner = bracketed && host.size() > 2 ? host.substr(1, host.size() - 2) : host;
    std::string_view const also = bracketed ? ":." : "-._~";
    auto const fits = [&](char c) {
        return is_alnum(c) || also.find(c) != std::string_view::npos;
    };
    if (inner.empty() || (bracketed && !host.ends_with(']')) ||
        !std::all_of(inner.begin(), inner.end(), fits) ||
        !(rest.empty() || (rest.front() == ':' && is_port(rest.substr(1))))) {
        throw refused{400, "The Host header is not a host name with an optional port."};
    }
    return lower(host);
}

void read_version(std::string_view version, head& result) {
    if (version == "HTTP/1.1" || version == "HTTP/1.0") {
        result.version_1_0 = version.back() == '0';
        result.keep_alive = !result.version_1_0;
        return;
    }
    if (version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
        version[6] == '.' && is_digit(version[7])) {
        throw refused{505, "This server speaks HTTP/1.0 and HTTP/1.1."};
    }
    throw refused{400, "The request line does not end with an HTTP version."};
}

void read_request_line(std::string_view line, limits const& bounds, head& result) {
    auto const method = cut(line, " ");
    auto const target = cut(line, " ");
    if (!method || !is_token(*method) || !target || target->empty()) {
        throw refused{400, "The request line is not 'METHOD target HTTP/1.1'."};
    }
    read_version(line, result);
    if (target->size() > bounds.max_target) {
        throw refused{414, "The request target is too long."};
    }
    auto const fits = [](char c) {
        return c > ' ' && c < '\x7f' && c != '#';
    };
    if (!std::all_of(target->begin(), target->end(), fits)) {
        throw refused{400, "The request target holds a character that must be percent-encoded."};
    }
    result.asked.method = *method;
    result.asked.target = *target;
}

/// Add a field; the ones that decide on framing and routing may stand only once.
void add_field(std::string_view line, request& asked) {
    auto const name = cut(line, ":");
    auto const value = trimmed(line);
    if (!name || !is_token(*name) || !is_field_value(value)) {
        throw refused{400, "A header field is malformed."};
    }
    auto const [field, added] = asked.headers.try_emplace(lower(*name), value);
    if (added) {
        return;
    }
    for (auto const* single : {"host", "content-length", "transfer-encoding", "expect"}) {
        if (field->first == single) {
            throw refused{400, "A header field that may stand only once is repeated."};
        }
    }
    field->second.append(", ").append(value);
}

std::string const* find(request const& asked, std::string const& name) {
    auto const found = asked.headers.find(name);
    return found == asked.headers.end() ? nullptr : &found->second;
}

/// Bring an absolute-form target (`http://host/path`) to origin-form; its host must be the Host.
void read_target(request& asked, std::string const* host) {
    if (asked.target.starts_with('/') || (asked.target == "*" && asked.method == "OPTIONS")) {
        return;
    }
    std::string_view rest = asked.target;
    auto const scheme = cut(rest, "://");
    if (!scheme || (lower(*scheme) != "http" && lower(*scheme) != "https")) {
        throw refused{400, "The request target is neither a path nor an http address."};
    }
    auto const authority = rest.substr(0, rest.find_first_of("/?"));
    if (!host || lower(authority) != lower(*host)) {
        throw refused{400, "The request target and the Host header name different hosts."};
    }
    rest.remove_prefix(authority.size());
    std::string path{rest.starts_with('/') ? "" : "/"};
    path.append(rest);
    asked.target = std::move(path);
}

void read_host(head& result, std::vector<std::string> const& hosts) {
    auto const* host = find(result.asked, "host");
    if (!host && (!result.version_1_0 || !hosts.empty())) {
        throw refused{400, "The request has no Host header."};
    }
    if (host) {
        auto const name = host_of(*host);
        if (!hosts.empty() && std::find(hosts.begin(), hosts.end(), name) == hosts.end()) {
            throw refused{400, "This server does not answer for the host in the Host header."};
        }
    }
    read_target(result.asked, host);
}

void read_content_length(std::string const& text, limits const& bounds, head& result) {
    if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) {
        throw refused{400, "Content-Length is not a number."};
    }
    auto const [end, failure] =
        std::from_chars(text.data(), text.data() + text.size(), result.content_length);
    if (failure != std::errc{} || result.content_length > bounds.max_body) {
        throw refused{413, "The request body is too large."};
    }
    result.body = framing::length;
}

void read_framing(head& result, limits const& bounds) {
    auto const* length = find(result.asked, "content-length");
    auto const* coding = find(result.asked, "transfer-encoding");
    if (coding && (length || result.version_1_0 || *coding != "chunked")) {
        throw refused{400, "Transfer-Encoding may only be 'chunked', in HTTP/1.1, and without "
                           "Content-Length."};
    }
    if (coding) {
        result.body = framing::chunked;
    }
    if (length) {
        read_content_length(*length, bounds, result);
    }
}

void read_connection(head& result) {
    auto const* connection = find(result.asked, "connection");
    auto rest = connection ? lower(*connection) + "," : std::string{};
    std::string_view options = rest;
    bool close = false;
    while (auto const option = cut(options, ",")) {
        close = close || trimmed(*option) == "close";
        result.keep_alive = result.keep_alive || trimmed(*option) == "keep-alive";
    }
    result.keep_alive = result.keep_alive && !close;
}

void read_expect(head& result) {
    auto const* expect = find(result.asked, "expect");
    if (!expect || result.version_1_0) {
        return;
    }
    if (lower(*expect) != "100-continue") {
        throw refused{417, "The only expectation that can be met is 100-continue."};
    }
    result.expects_continue = true;
}

} // anonymous namespace

bool is_token(std::string_view text) {
    constexpr std::string_view also = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return is_alnum(c) || also.find(c) != std::string_view::npos;
    });
}

bool is_field_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return (byte >= ' ' && byte != 0x7f) || byte == '\t';
    });
}

std::size_t head_end(std::string_view bytes, std::size_t& searched, limits const& bounds) {
    for (auto at = bytes.find('\n', searched); at != std::string_view::npos;
         at = bytes.find('\n', searched)) {
        if (at == 0 || bytes[at - 1] != '\r') {
            throw refused{400, "A line of the head does not end with CR LF."};
        }
        searched = at + 1;
        if (at >= 3 && bytes[at - 2] == '\n') {
            if (searched > bounds.max_header) {
                break;
            }
            return searched;
        }
    }
    if (bytes.size() > bounds.max_target + longest_method_and_version && searched == 0) {
        throw refused{414, "The request target is too long."};
    }
    if (bytes.size() > bounds.max_header) {
        throw refused{431, "The header fields are too large."};
    }
    return 0;
}

head parse_head(std::string_view bytes, limits const& bounds,
                std::vector<std::string> const& hosts) {
    head result;
    auto first = cut(bytes, "\r\n");
    if (first && first->empty()) { // RFC 9112 §2.2: one empty line before a request is ignored
        first = cut(bytes, "\r\n");
    }
    if (!first) {
        throw refused{400, "The request line is incomplete."};
    }
    read_request_line(*first, bounds, result);
    std::size_t fields = 0;
    for (auto line = cut(bytes, "\r\n"); line && !line->empty(); line = cut(bytes, "\r\n")) {
        if (++fields > bounds.max_fields) {
            throw refused{431, "There are too many header fields."};
        }
        add_field(*line, result.asked);
    }
    read_host(result, hosts);
    read_framing(result, bounds);
    read_connection(result);
    read_expect(result);
    return result;
}

} // namespace trygg::http

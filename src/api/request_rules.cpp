#include "api/request_rules.hpp"

#include "api/problem.hpp"

#include <algorithm>

namespace trygg::api {

std::string header(http::request const& asked, std::string const& name) {
    auto const found = asked.headers.find(name);
    return found == asked.headers.end() ? "" : found->second;
}

std::string base_url_of(http::request const& asked) {
    auto const host = header(asked, "host");
    auto const is_plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    };
    bool const usable = !host.empty() && host.size() < 256 && std::ranges::all_of(host, is_plain);
    return usable ? "http://" + host : "";
}

std::string path_of(std::string const& url) {
    auto const scheme = url.find("://");
    auto const slash = scheme == std::string::npos ? scheme : url.find('/', scheme + 3);
    return slash == std::string::npos ? "" : url.substr(slash);
}

std::string host_of(std::string const& url) {
    auto const scheme = url.find("://");
    auto const start = scheme == std::string::npos ? url.size() : scheme + 3;
    return url.substr(start, url.find_first_of(":/", start) - start);
}

http::response not_allowed(std::string const& methods) {
    auto result = problem(405, "Method not allowed",
                          methods == reading_methods ? "This can only be read."
                                                     : "The header Allow tells what can be done.");
    result.headers.emplace("Allow", methods);
    return result;
}

http::response options_answer(std::string const& methods) {
    http::response result{.status = 200};
    result.headers.emplace("Allow", methods);
    result.headers.emplace("Access-Control-Allow-Methods", reading_methods);
    result.headers.emplace("Access-Control-Allow-Headers", "*");
    result.headers.emplace("Access-Control-Max-Age", "86400"); // seconds: a day
    return result;
}

bool only_reads(http::request const& asked) {
    return asked.method == "GET" || asked.method == "HEAD";
}

std::optional<http::response> wrong_with(http::request const& asked, coding_choice coding) {
    if (!asked.body.empty()) {
        return problem(415, "Unsupported media type", "A request to read has no body.");
    }
    if (!coding.is_possible()) {
        return problem(406, "Not acceptable",
                       "There are zstd, br, gzip and identity, and Accept-Encoding takes none.");
    }
    return std::nullopt;
}

} // namespace trygg::api

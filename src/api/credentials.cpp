#include "api/credentials.hpp"

#include "base/text.hpp"
#include "secret/base64.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

constexpr std::size_t longest_authorization = 1024;

std::string const* header(http::request const& asked, std::string const& name) {
    auto const found = asked.headers.find(name);
    return found == asked.headers.end() ? nullptr : &found->second;
}

/// "aB3" of "Bearer  aB3" when the scheme is `scheme`, in any letters.
std::optional<std::string_view> after(std::string_view value, std::string_view scheme) {
    auto const blank = value.find(' ');
    if (blank == std::string_view::npos || lower(value.substr(0, blank)) != scheme) {
        return std::nullopt;
    }
    auto const start = value.find_first_not_of(' ', blank);
    return start == std::string_view::npos ? std::string_view{} : value.substr(start);
}

} // namespace

std::optional<std::string> cookie_of(http::request const& asked, std::string_view name) {
    auto const* const sent = header(asked, "cookie");
    std::optional<std::string> result;
    std::string_view rest = sent ? std::string_view{*sent} : std::string_view{};
    while (!rest.empty()) {
        auto const pair = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        auto const start = std::min(pair.find_first_not_of(" \t"), pair.size());
        auto const equals = pair.find('=', start);
        if (equals == std::string_view::npos || pair.substr(start, equals - start) != name) {
            continue;
        }
        if (result) { // which one another host has set cannot be told
            return std::nullopt;
        }
        auto const end = pair.find_last_not_of(" \t");
        result = std::string{pair.substr(equals + 1, end - equals)};
    }
    return result;
}

bool is_secret(std::string_view text) {
    return text.size() == 43 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

std::optional<std::string> token_of(http::request const& asked) {
    auto const* const sent = header(asked, "authorization");
    if (sent == nullptr) {
        return std::nullopt;
    }
    if (sent->size() > longest_authorization) {
        return std::string{};
    }
    if (auto const bearer = after(*sent, "bearer")) {
        return std::string{*bearer};
    }
    auto const basic = after(*sent, "basic");
    auto const pair = basic ? secret::base64_decoded(*basic) : std::nullopt;
    auto const colon = pair ? pair->find(':') : std::string::npos;
    return colon == std::string::npos ? std::string{} : pair->substr(colon + 1);
}

} // namespace trygg::api

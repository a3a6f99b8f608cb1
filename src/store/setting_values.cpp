#include "store/setting_values.hpp"

#include <algorithm>

namespace trygg::store {

namespace {

/// "https://mark.se", "http://localhost:8080", "https://*.mark.se"
bool is_origin(std::string_view text) {
    auto const scheme = text.find("://");
    if (scheme == std::string_view::npos ||
        (!text.starts_with("https://") && !text.starts_with("http://"))) {
        return false;
    }
    auto const host = text.substr(scheme + 3);
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == ':' || c == '*';
    });
}

} // namespace

bool is_email(std::string_view text) {
    auto const at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t\r\n?&<>\"") == std::string_view::npos;
}

bool is_date(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-dd";
    return std::ranges::equal(
        text, form, [](char c, char f) { return f == 'd' ? c >= '0' && c <= '9' : c == f; });
}

bool is_origin_list(std::string_view text) {
    while (!text.empty() && text != "*") {
        auto const one = text.substr(0, text.find(' '));
        if (!is_origin(one)) {
            return false;
        }
        text.remove_prefix(std::min(text.size(), one.size() + 1));
    }
    return true;
}

} // namespace trygg::store

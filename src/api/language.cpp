#include "api/language.hpp"

#include "api/negotiate.hpp"
#include "api/request_rules.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

/// Calls `use` with each part of a text between separators.
template <typename Use>
void for_each_part(std::string_view text, char separator, Use use) {
    while (!text.empty()) {
        auto const end = std::min(text.find(separator), text.size());
        use(trim(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// How well a language is liked, whatever the country: "en-GB" is English, too.
double quality_of(std::string_view accepted, std::string_view language) {
    double best = 0;
    for_each_part(accepted, ',', [&](std::string_view entry) {
        auto const tag = lower(trim(entry.substr(0, entry.find(';'))));
        if (tag.substr(0, tag.find('-')) == language) {
            best = std::max(best, list_quality(entry, tag).value_or(0));
        }
    });
    return best;
}

bool states_language(std::string_view part) { return part == "lang=en" || part == "lang=sv"; }

} // namespace

std::string page_language::page(std::string path) const {
    bool const has_one =
        path.find("?lang=") != std::string::npos || path.find("&lang=") != std::string::npos;
    if (is_stated && !has_one) {
        path += path.find('?') == std::string::npos ? '?' : '&';
        path += "lang=";
        path += code;
    }
    return path;
}

page_language language_of(http::request const& asked) {
    std::string_view const target = asked.target;
    std::string_view stated;
    if (auto const query = target.find('?'); query != std::string_view::npos) {
        for_each_part(target.substr(query + 1), '&', [&](std::string_view part) {
            stated = states_language(part) ? part : stated;
        });
    }
    if (!stated.empty()) {
        return {stated == "lang=en" ? "en" : "sv", true};
    }
    auto const accepted = header(asked, "accept-language");
    return {quality_of(accepted, "en") > quality_of(accepted, "sv") ? "en" : "sv"};
}

std::string without_language(std::string_view query) {
    std::string result;
    for_each_part(query, '&', [&](std::string_view part) {
        if (!states_language(part)) {
            result.append(result.empty() ? "" : "&").append(part);
        }
    });
    return result;
}

std::string in_language(std::string_view query, std::string_view code) {
    std::string result{'?'};
    result += without_language(query);
    bool const states_format = result.starts_with("?f=") || result.find("&f=") != std::string::npos;
    if (!states_format) { // a page also to who likes something else better
        result += result.size() == 1 ? "f=html" : "&f=html";
    }
    return result.append("&lang=").append(code);
}

} // namespace trygg::api

#include "api/answers.hpp"

#include "api/parameters.hpp"
#include "query/parameters.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace trygg::api {

std::string_view without_charset(std::string_view type) {
    return type.substr(0, type.find("; charset="));
}

http::response json_answer(json const& document, char const* type) {
    http::response result;
    result.headers.emplace("Content-Type", type);
    result.body = document.dump(-1, ' ', false, json::error_handler_t::replace);
    return result;
}

json link(std::string const& href, std::string_view rel, std::string_view type,
          std::string_view title, std::string_view language) {
    return {{"href", href},
            {"rel", rel},
            {"type", without_charset(type)},
            {"title", title},
            {"hreflang", language}};
}

page_language language_for(context const& at, format const& chosen) {
    return chosen.name == "html" ? language_of(at.request) : page_language{};
}

std::string const& title_in(page_language const& language, format const& of) {
    auto const& title = language.is_english() && !of.title_en.empty() ? of.title_en : of.title;
    return title.empty() ? of.name : title;
}

json own_links(context const& at, format const& chosen, std::span<format const> offered,
               std::string_view title) {
    auto const language = language_for(at, chosen);
    auto const url = [&](format const& as) {
        return at.url(at.path) + "?f=" + as.name;
    };
    auto const self = at.url(at.path) + (at.query.empty() ? "" : "?" + at.query);
    auto result = json::array({link(self, "self", chosen.media_type, title)});
    for (auto const& other : offered) {
        if (other.name != chosen.name) {
            result.push_back(link(url(other), "alternate", other.media_type,
                                  fmt::format("{} ({})", title, title_in(language, other))));
        }
    }
    return result;
}

void add_link_headers(http::response& to, json const& links,
                      std::initializer_list<std::string_view> rels) {
    for (auto const& each : links) {
        auto const rel = each.at("rel").get<std::string>();
        if (std::ranges::find(rels, rel) != rels.end()) {
            to.headers.emplace("Link", fmt::format("<{}>; rel=\"{}\"; type=\"{}\"",
                                                   each.at("href").get<std::string>(), rel,
                                                   each.at("type").get<std::string>()));
        }
    }
}

std::span<format const> document_formats() {
    static std::vector<format> const formats{{"json", json_type, {}, "JSON"},
                                             {"html", html_type, {}, "webbsida", "web page"}};
    return formats;
}

std::span<format const> schema_formats() {
    static std::vector<format> const formats{{"json", schema_type, {json_type}, "JSON Schema"},
                                             {"html", html_type, {}, "webbsida", "web page"}};
    return formats;
}

std::span<format const> openapi_formats() {
    static std::vector<format> const formats{
        {"json",
         openapi_type,
         {"application/openapi+json;version=3.0", "application/openapi+json", json_type},
         "OpenAPI 3.0"},
        {"html", html_type, {}, "webbsida", "web page"}};
    return formats;
}

std::span<format const> html_only() { return document_formats().last(1); }

std::span<format const> json_only() { return document_formats().first(1); }

format const& document_format(context const& at, std::span<format const> offered) {
    query::parameters const stated{at.query, names_of(format_parameters())};
    return choose_format(at, stated.get("f"), offered);
}

void check_format(std::optional<std::string> const& f, std::span<format const> formats) {
    if (f && std::ranges::find(formats, *f, &format::name) == formats.end()) {
        throw input_error{"'f' is '{}', but this is there as: json", *f};
    }
}

} // namespace trygg::api

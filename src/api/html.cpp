#include "api/html.hpp"

#include "base/assets.hpp"

#include <fmt/format.h>

namespace trygg::api {

namespace {

/// The built stylesheet's name holds a hash. Empty in a program that was built without the page.
std::string_view built_asset(std::string_view start, std::string_view ending) {
    constexpr std::string_view root = "web/dist";
    for (auto const& file : assets()) {
        if (file.name.starts_with(root) && file.name.ends_with(ending) &&
            file.name.substr(root.size()).starts_with(start)) {
            return file.name.substr(root.size());
        }
    }
    return {};
}

void append_escaped(std::string& out, std::string_view text) {
    for (char const c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
}

/// Elements that have no inside are never closed.
bool is_void(std::string_view tag) { return tag == "input" || tag == "link" || tag == "meta"; }

std::string string_of(json const& link, char const* member) {
    auto const found = link.find(member);
    return found != link.end() && found->is_string() ? found->get<std::string>() : "";
}

/// The page's other language.
std::string_view other_code(html_page const& page) {
    return page.language.is_english() ? "sv" : "en";
}

/// For search engines and readers: the same page in each language.
html translations_of(html_page const& page) {
    html result;
    for (std::string_view const code : {"sv", "en"}) {
        if (page.query) {
            result += html_element("link",
                                   {{"rel", "alternate"},
                                    {"hreflang", code},
                                    {"href", in_language(*page.query, code)}},
                                   {});
        }
    }
    return result;
}

html head_of(html_page const& page, std::string_view base_path) {
    auto const base = std::string{base_path};
    html result =
        html_element("meta", {{"charset", "utf-8"}}, {}) +
        html_element("meta",
                     {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}},
                     {}) +
        html_element("title", html_text(page.title + " – Trygghetskarta"));
    if (auto const style = built_asset("/assets/pages-", ".css"); !style.empty()) {
        result +=
            html_element("link", {{"rel", "stylesheet"}, {"href", base + std::string{style}}}, {});
    }
    if (auto const icon = built_asset("/assets/icon-", ".svg"); !icon.empty()) {
        result += html_element(
            "link",
            {{"rel", "icon"}, {"href", base + std::string{icon}}, {"type", "image/svg+xml"}}, {});
    }
    for (auto const& link : page.links) {
        if (string_of(link, "rel") == "alternate") {
            result += html_element("link",
                                   {{"rel", "alternate"},
                                    {"type", string_of(link, "type")},
                                    {"href", string_of(link, "href")}},
                                   {});
        }
    }
    return html_element("head", result + translations_of(page));
}

/// In the language that it is for.
html language_link(html_page const& page) {
    if (!page.query) {
        return {};
    }
    auto const code = other_code(page);
    auto const href = in_language(*page.query, code);
    return html_element("p", {{"class", "language"}},
                        html_element("a", {{"href", href}, {"lang", code}, {"hreflang", code}},
                                     html_text(code == "en" ? "In English" : "På svenska")));
}

html banner(html_page const& page, std::string_view base_path) {
    auto const& in = page.language;
    auto const to = [&](char const* path, std::string_view text) {
        return html_link(in.page(std::string{base_path} + path), text);
    };
    auto const map = std::string{base_path} + (in.is_english() ? "/#lang=en" : "/");
    return html_element(
        "header",
        html_element("p", {{"class", "wordmark"}}, html_link(map, "Trygghetskarta")) +
            html_element("nav", {{"aria-label", in({"Webbplatsen", "Site"})}},
                         html_link(map, in({"Kartan", "Map"})) + to("/data", in(open_data_text)) +
                             to("/collections?f=html", in(collections_text)) +
                             to("/api?f=html", "API")) +
            language_link(page));
}

html trail_of(html_page const& page, std::string_view base_path) {
    if (page.trail.empty()) {
        return {};
    }
    html steps;
    for (auto const& step : page.trail) {
        auto const path = page.language.page(std::string{base_path} + step.path);
        steps += html_element("li", html_link(path, step.text));
    }
    auto const name = page.language({"Du är här", "You are here"});
    return html_element("nav", {{"class", "trail"}, {"aria-label", name}},
                        html_element("ol", steps));
}

bool is_templated(json const& link) { return link.value("templated", false); }

/// A template leads nowhere before it is filled in: it is there to be copied.
html shown_link(json const& link) {
    auto const href = string_of(link, "href"), title = string_of(link, "title");
    if (is_templated(link)) {
        return html_text(title.empty() ? "" : title + ": ") + html_element("code", html_text(href));
    }
    return html_element("a",
                        {{"href", href},
                         {"rel", string_of(link, "rel")},
                         {"type", string_of(link, "type")},
                         {"hreflang", string_of(link, "hreflang")}},
                        html_text(title.empty() ? href : title));
}

html links_of(html_page const& page) {
    html entries;
    for (auto const& link : page.links) {
        entries += html_element("li", shown_link(link) + html_text(" ") +
                                          html_element("span", {{"class", "type"}},
                                                       html_text(string_of(link, "type"))));
    }
    auto const title = page.language({"Länkar", "Links"});
    return entries.code.empty()
               ? html{}
               : html_element("section", {{"class", "links"}},
                              html_element("h2", html_text(title)) + html_element("ul", entries));
}

} // namespace

html html_text(std::string_view text) {
    html result;
    append_escaped(result.code, text);
    return result;
}

html html_element(std::string_view tag, html_attributes const& attributes, html const& inside) {
    html result{fmt::format("<{}", tag)};
    for (auto const& [name, value] : attributes) {
        result.code += fmt::format(" {}=\"", name);
        append_escaped(result.code, value);
        result.code += '"';
    }
    result.code += is_void(tag) ? ">\n" : fmt::format(">{}</{}>", inside.code, tag);
    return result;
}

html html_element(std::string_view tag, html const& inside) {
    return html_element(tag, {}, inside);
}

html html_link(std::string_view href, std::string_view text) {
    bool const leads = href.starts_with('/') || href.starts_with('?') ||
                       href.starts_with("http://") || href.starts_with("https://");
    return leads ? html_element("a", {{"href", href}}, html_text(text)) : html_text(text);
}

html html_row(std::vector<html> const& cells, std::string_view tag) {
    html inside;
    for (auto const& cell : cells) {
        inside += html_element(tag, cell);
    }
    return html_element("tr", inside) + html{"\n"};
}

html html_table(std::string_view caption, std::vector<std::string> const& header,
                html const& rows) {
    std::vector<html> titles;
    for (auto const& title : header) {
        titles.push_back(html_text(title));
    }
    auto const table = html_element("caption", html_text(caption)) +
                       (titles.empty() ? html{} : html_element("thead", html_row(titles, "th"))) +
                       html_element("tbody", rows);
    return html_element(
        "div",
        {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}},
        html_element("table", table));
}

std::string page_text(html_page const& page, std::string_view base_path) {
    auto const body =
        html_element("main", trail_of(page, base_path) + html_element("h1", html_text(page.title)) +
                                 page.body + links_of(page));
    auto const all = html_element("html", {{"lang", page.language.code}},
                                  head_of(page, base_path) +
                                      html_element("body", banner(page, base_path) + body));
    return fmt::format("<!doctype html>\n{}\n", all.code);
}

html_page prepared(context const& at, html_page page) {
    page.language = language_of(at.request);
    page.query = at.query;
    for (auto& link : page.links) { // as a browser reaches us, whatever proxy is between
        if (is_templated(link)) {
            continue;
        }
        link["href"] = at.as_local(string_of(link, "href"));
        if (string_of(link, "type") == without_charset(html_type)) {
            link["href"] = page.language.page(string_of(link, "href"));
            link["hreflang"] = page.language.code;
        }
    }
    return page;
}

http::response page_answer(context const& at, html_page page,
                           std::optional<page_language> language) {
    page = prepared(at, std::move(page));
    page.language = language.value_or(page.language);
    http::response result;
    result.headers.emplace("Content-Type", html_type);
    result.headers.emplace("Content-Language", page.language.code);
    result.body = page_text(page, at.base_path);
    return result;
}

} // namespace trygg::api

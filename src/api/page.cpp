#include "api/page.hpp"

#include "api/resources.hpp"
#include "api/workshop_resources.hpp"
#include "base/assets.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace trygg::api {

namespace {

std::string_view type_of(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types{{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".txt", "text/plain; charset=utf-8"},
        {".map", "application/json"},
    }};
    for (auto const& [ending, type] : types) {
        if (name.ends_with(ending)) {
            return type;
        }
    }
    return "application/octet-stream";
}

http::response file_answer(std::string const& name) {
    http::response result;
    result.body = asset_bytes("web/dist/" + name);
    result.headers.emplace("Content-Type", type_of(name));
    return result;
}

bool is_built(std::string_view name) {
    return std::ranges::any_of(
        assets(), [&](asset const& file) { return file.name == fmt::format("web/dist/{}", name); });
}

/// A program that was built without npm still serves the API.
http::response page_not_built() {
    http::response result;
    result.headers.emplace("Content-Type", "text/html; charset=utf-8");
    result.body =
        "<!doctype html><html lang=\"en\"><title>Trygghetskarta</title>"
        "<p>This program was built without the map page. Run <code>scripts/run</code>, or "
        "<code>npm install &amp;&amp; npm run build</code> in web/ and build again.</p>"
        "<p>The API is here:</p>";
    return result;
}

http::response built_page(std::string const& name) {
    auto const is_there = std::ranges::any_of(
        assets(), [&](asset const& file) { return file.name == "web/dist/" + name; });
    return is_there ? file_answer(name) : page_not_built();
}

} // namespace

namespace {

http::response page_without_parameters(context const& at, char const* name) {
    if (!at.query.empty()) {
        throw input_error{"this page takes no parameters"};
    }
    return is_built(name) ? file_answer(name) : page_not_built();
}

} // namespace

http::response edit_page(context const& at) { return page_without_parameters(at, "edit.html"); }

http::response admin_page(context const& at) { return page_without_parameters(at, "admin.html"); }

http::response map_page(std::string_view without_script) {
    auto result = is_built("index.html") ? file_answer("index.html") : page_not_built();
    constexpr std::string_view start = "<noscript>", end = "</noscript>";
    auto const open = result.body.find(start), close = result.body.find(end);
    if (open != std::string::npos && close > open) {
        auto const from = open + start.size();
        result.body.replace(from, close - from, without_script);
    } else {
        result.body += without_script;
    }
    return result;
}

http::response workshop_page(context const& /*at*/) { return built_page("workshop.html"); }

http::response workshop_lead_page(context const& /*at*/) {
    return built_page("workshop-lead.html");
}

http::response page_file(std::string const& name) {
    auto const& all = assets();
    if (std::ranges::find(all, "web/dist/" + name, &asset::name) == all.end()) {
        throw not_found{"the page has no file '{}'", name.substr(name.rfind('/') + 1)};
    }
    return file_answer(name);
}

http::response asset_file(context const& at) {
    if (!at.query.empty()) {
        throw input_error{"files of the page take no parameters"};
    }
    auto result = page_file("assets/" + at.captures.at(0));
    // Their names hold a hash of their content.
    result.headers.emplace("Cache-Control", "public, max-age=31536000, immutable");
    return result;
}

} // namespace trygg::api

#include "api/page.hpp"

#include "api/resources.hpp"
#include "base/assets.hpp"
#include "base/error.hpp"

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

} // namespace

http::response map_page() { return file_answer("index.html"); }

http::response asset_file(context const& at) {
    if (!at.query.empty()) {
        throw input_error{"files of the page take no parameters"};
    }
    auto result = file_answer("assets/" + at.captures.at(0));
    // Their names hold a hash of their content.
    result.headers.emplace("Cache-Control", "public, max-age=31536000, immutable");
    return result;
}

} // namespace trygg::api

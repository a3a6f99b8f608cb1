#include "api/page.hpp"

#include "api/html.hpp"
#include "api/negotiate.hpp"
#include "api/opening.hpp"
#include "api/request_rules.hpp"
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

/// The browser asks for the first answers while it reads the page's scripts.
std::string preloads(snapshot::snapshot const& data) {
    std::string result;
    for (auto const& each : first_requests(data)) {
        result += fmt::format(R"(<link rel="preload" href="./{}" as="fetch" crossorigin>)",
                              html_text(each).code);
    }
    return result;
}

http::response page_without_parameters(context const& at, char const* name) {
    if (!at.query.empty()) {
        throw input_error{"this page takes no parameters"};
    }
    return is_built(name) ? file_answer(name) : page_not_built();
}

} // namespace

http::response edit_page(context const& at) { return page_without_parameters(at, "edit.html"); }

http::response admin_page(context const& at) { return page_without_parameters(at, "admin.html"); }

http::response map_page(context const& at, std::string_view without_script) {
    auto result = is_built("index.html") ? file_answer("index.html") : page_not_built();
    if (auto const head = result.body.find("</head>"); head != std::string::npos) {
        result.body.insert(head, preloads(*at.data));
    }
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

coding_choice coding_of(std::string_view target, std::string_view accept_encoding) {
    auto result = choose_coding(accept_encoding);
    auto const liked = [&](encode::coding each) {
        return list_quality(accept_encoding, encode::name_of(each)).value_or(0);
    };
    bool const packs = result.best != encode::coding::identity;
    if (target.starts_with("/assets/") && packs &&
        liked(encode::coding::brotli) >= std::max(liked(result.best), 0.001)) {
        result.best = encode::coding::brotli;
    }
    return result;
}

http::response asset_file(context const& at) {
    if (!at.query.empty()) {
        throw input_error{"files of the page take no parameters"};
    }
    auto const name = "assets/" + at.captures.at(0);
    auto result = page_file(name);
    auto const coding = coding_of(at.path, header(at.request, "accept-encoding"));
    if (auto const packed = name + ".br";
        coding.best == encode::coding::brotli && is_built(packed)) {
        result.body = asset_bytes("web/dist/" + packed);
        result.headers.emplace("Content-Encoding", "br");
    }
    // Their names hold a hash of their content.
    result.headers.emplace("Cache-Control", "public, max-age=31536000, immutable");
    return result;
}

} // namespace trygg::api

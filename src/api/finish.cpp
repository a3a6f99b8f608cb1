#include "api/finish.hpp"

#include "api/negotiate.hpp"
#include "encode/compressor.hpp"

#include <fmt/format.h>

#include <functional>

namespace trygg::api {

namespace {

/// Below this, compressing costs more than it saves.
constexpr std::size_t least_to_compress = 1024;

std::string header(http::response const& answer, char const* name) {
    auto const found = answer.headers.find(name);
    return found == answer.headers.end() ? "" : found->second;
}

bool is_compressible(std::string const& type) {
    return type.starts_with("text/") || type.find("json") != std::string::npos ||
           type == "application/vnd.mapbox-vector-tile" || type == "image/svg+xml" ||
           type == "application/manifest+json";
}

/// Weak, since a page of features says when it was made, and a kept answer may be packed anew.
std::string etag_of(std::string_view tag) { return fmt::format("W/{}", tag); }

/// Pages change with the program while the data stays; what may be kept long keeps its name.
std::string tag_by_content(http::response const& answer, coding_choice coding) {
    return fmt::format("\"{:x}-{}\"", std::hash<std::string>{}(answer.body),
                       encode::name_of(coding.best));
}

http::body_source packed(http::body_source plain, encode::coding coding) {
    std::shared_ptr<encode::compressor> const stream =
        encode::make_compressor(coding, encode::effort::quick);
    return [plain = std::move(plain), stream, piece = std::string{}](std::string& chunk) mutable {
        bool more = true;
        while (more && chunk.empty()) { // compressors gather before they give
            piece.clear();
            more = plain(piece);
            if (more) {
                stream->add(piece, chunk);
            } else {
                stream->finish(piece, chunk);
            }
        }
        return more;
    };
}

void pack(http::response& answer, encode::coding coding) {
    answer.headers.emplace("Content-Encoding", encode::name_of(coding));
    if (auto const tag = answer.headers.find("ETag");
        tag != answer.headers.end() && !tag->second.starts_with("W/")) {
        tag->second = etag_of(tag->second);
    }
    if (answer.stream) {
        answer.stream = packed(std::move(answer.stream), coding);
    } else {
        answer.body = encode::compressed(answer.body, coding, encode::effort::quick);
    }
}

/// "https://*.tile.example" of "https://{s}.tile.example/{z}/{x}/{y}.png"
std::string origin_of(std::string_view url) {
    auto const scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return {};
    }
    auto const origin = url.substr(0, url.find('/', scheme + 3));
    auto const subdomain = origin.find("{s}");
    return subdomain == std::string_view::npos
               ? std::string{origin}
               : fmt::format("{}*{}", origin.substr(0, subdomain), origin.substr(subdomain + 3));
}

} // namespace

void finish(http::response& answer, coding_choice coding, std::string_view tag) {
    if (answer.feed) { // news are neither kept nor held back to be packed
        return;
    }
    constexpr char const* ask_again = "no-cache"; // keep, but ask whether it still holds
    if (answer.headers.find("Cache-Control") == answer.headers.end()) {
        answer.headers.emplace("Cache-Control", ask_again);
    }
    auto const kept = header(answer, "Cache-Control");
    auto const type = header(answer, "Content-Type");
    bool const by_content = kept != ask_again || type.starts_with("text/html");
    if (kept != "no-store" && header(answer, "ETag").empty()) {
        answer.headers.emplace("ETag",
                               etag_of(by_content && !answer.stream ? tag_by_content(answer, coding)
                                                                    : std::string{tag}));
    }
    auto const large = answer.stream || answer.body.size() >= least_to_compress;
    bool const pays = (large && is_compressible(type)) || !coding.takes_plain;
    bool const is_packed = answer.headers.contains("Content-Encoding");
    if (pays && !is_packed && coding.best != encode::coding::identity) {
        pack(answer, coding.best);
    }
    if (!answer.stream) {
        answer.shared_body = std::make_shared<std::string const>(std::move(answer.body));
        answer.body.clear();
    }
}

std::string page_policy(std::string const& basemap_url, std::string const& framed_by) {
    return fmt::format("default-src 'self'; img-src 'self' data: blob: {}; style-src 'self' "
                       "'unsafe-inline'; object-src 'none'; base-uri 'none'; "
                       "frame-ancestors 'self'{}{}; form-action 'self'",
                       origin_of(basemap_url), framed_by.empty() ? "" : " ", framed_by);
}

http::response not_modified(std::string_view tag) {
    http::response result{.status = 304};
    result.headers.emplace("ETag", etag_of(tag));
    result.headers.emplace("Cache-Control", "no-cache");
    return result;
}

void keep_private(http::response& answer) {
    auto const kept = answer.headers.find("Cache-Control");
    if (kept != answer.headers.end() && kept->second.starts_with("public")) {
        return; // files of the page, the same for all
    }
    if (kept != answer.headers.end() && kept->second == "no-cache") {
        kept->second = "private, no-cache";
    }
    if (auto const vary = header(answer, "Vary"); vary.find("Cookie") == std::string::npos) {
        answer.headers.erase("Vary");
        answer.headers.emplace("Vary", vary + ", Cookie, Authorization");
    }
    answer.headers.erase("Access-Control-Allow-Origin");
    answer.headers.erase("Access-Control-Expose-Headers");
    answer.headers.emplace("Trygghetskarta-View", "exact");
}

http::response or_not_modified(http::response answer, http::request const& asked) {
    auto const known = asked.headers.find("if-none-match");
    auto const etag = header(answer, "ETag");
    auto const tag = std::string_view{etag}.substr(etag.starts_with("W/") ? 2 : 0);
    if (known == asked.headers.end() || tag.empty() || !matches_etag(known->second, tag)) {
        return answer;
    }
    http::response result;
    result.status = 304;
    for (auto const* name : {"ETag", "Cache-Control", "Vary", "Content-Language"}) {
        if (auto const value = header(answer, name); !value.empty()) {
            result.headers.emplace(name, value);
        }
    }
    return result;
}

void add_common_headers(http::response& answer, std::string const& basemap_url) {
    bool const is_page = header(answer, "Content-Type").starts_with("text/html");
    if (!answer.headers.contains("Vary")) {
        answer.headers.emplace("Vary", is_page ? "Accept, Accept-Encoding, Accept-Language"
                                               : "Accept, Accept-Encoding");
    }
    answer.headers.emplace("X-Content-Type-Options", "nosniff");
    // A page that tells nobody makes browsers hide from us, too, where a form comes from.
    answer.headers.emplace("Referrer-Policy", is_page ? "same-origin" : "no-referrer");
    if (is_page) {
        if (!answer.headers.contains("Content-Security-Policy")) {
            answer.headers.emplace("Content-Security-Policy", page_policy(basemap_url, ""));
        }
        return;
    }
    answer.headers.emplace("Access-Control-Allow-Origin", "*");
    answer.headers.emplace("Access-Control-Expose-Headers",
                           "Allow, Content-Crs, Content-Disposition, ETag, Link, "
                           "OGC-NumberMatched, OGC-NumberReturned, Retry-After");
}

} // namespace trygg::api

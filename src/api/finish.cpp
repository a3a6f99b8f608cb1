#include "api/finish.hpp"

#include "api/negotiate.hpp"
#include "encode/gzip.hpp"

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
           type == "image/svg+xml" || type == "application/manifest+json";
}

/// Names a representation: what it is, in which encoding, of which revision and program. Pages are
/// named by their text, too: they can change while the data stays.
std::string etag_of(http::response const& answer, bool gzip, std::int64_t revision) {
    auto const type = header(answer, "Content-Type");
    auto const& page = type.starts_with("text/html") ? answer.body : std::string{};
    auto const kind = std::hash<std::string>{}(type + TRYGG_VERSION + page);
    return fmt::format("\"{}-{:x}{}\"", revision, kind & 0xFFFFFFU, gzip ? "-gz" : "");
}

http::body_source compressed(http::body_source plain) {
    auto stream = std::make_shared<encode::gzip_stream>();
    return [plain = std::move(plain), stream, piece = std::string{}](std::string& chunk) mutable {
        bool more = true;
        while (more && chunk.empty()) { // zlib gathers before it gives
            piece.clear();
            more = plain(piece);
            stream->add(piece, chunk);
        }
        if (!more) {
            stream->finish(chunk);
        }
        return more;
    };
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

std::string page_policy(std::string const& basemap_url) {
    return fmt::format("default-src 'self'; img-src 'self' data: {}; style-src 'self' "
                       "'unsafe-inline'; object-src 'none'; base-uri 'none'; "
                       "frame-ancestors 'self'; form-action 'self'",
                       origin_of(basemap_url));
}

} // namespace

void finish(http::response& answer, bool gzip, std::int64_t revision) {
    auto const large = answer.stream || answer.body.size() >= least_to_compress;
    bool const compress = gzip && large && is_compressible(header(answer, "Content-Type"));
    if (answer.headers.find("Cache-Control") == answer.headers.end()) {
        answer.headers.emplace("Cache-Control", "no-cache"); // keep, but ask whether it still holds
    }
    if (header(answer, "Cache-Control") != "no-store") {
        answer.headers.emplace("ETag", etag_of(answer, compress, revision));
    }
    if (compress) {
        answer.headers.emplace("Content-Encoding", "gzip");
    }
    if (answer.stream) {
        answer.stream = compress ? compressed(std::move(answer.stream)) : std::move(answer.stream);
        return;
    }
    auto body = compress ? encode::gzipped(answer.body) : std::move(answer.body);
    answer.shared_body = std::make_shared<std::string const>(std::move(body));
    answer.body.clear();
}

http::response or_not_modified(http::response answer, http::request const& asked) {
    auto const known = asked.headers.find("if-none-match");
    auto const etag = header(answer, "ETag");
    if (known == asked.headers.end() || etag.empty() || !matches_etag(known->second, etag)) {
        return answer;
    }
    http::response result;
    result.status = 304;
    for (auto const* name : {"ETag", "Cache-Control"}) {
        result.headers.emplace(name, header(answer, name));
    }
    return result;
}

void add_common_headers(http::response& answer, std::string const& basemap_url) {
    answer.headers.emplace("Vary", "Accept, Accept-Encoding");
    answer.headers.emplace("X-Content-Type-Options", "nosniff");
    answer.headers.emplace("Referrer-Policy", "no-referrer");
    if (header(answer, "Content-Type").starts_with("text/html")) {
        answer.headers.emplace("Content-Security-Policy", page_policy(basemap_url));
        return;
    }
    answer.headers.emplace("Access-Control-Allow-Origin", "*");
    answer.headers.emplace("Access-Control-Expose-Headers", "ETag, Link, Content-Crs");
}

} // namespace trygg::api

#include "api/problem.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"
#include "tiles/pmtiles.hpp"

#include <charconv>
#include <cstdio>

namespace trygg::api {

namespace {

template <typename Number>
Number number_of(std::string const& text) {
    Number result{};
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), result);
    if (problem != std::errc{} || end != text.data() + text.size()) {
        throw not_found{"'{}' is no tile of the base map: zoom, column and row are whole numbers",
                        text};
    }
    return result;
}

/// The log alone tells the path and what is wrong with the file: that is the administrators'
/// business.
std::optional<std::string> tile_of(context const& at, std::string const& path,
                                   http::response& result) {
    auto const& captures = at.captures;
    auto const z = number_of<unsigned>(captures.at(0));
    auto const x = number_of<std::uint64_t>(captures.at(1));
    auto const y = number_of<std::uint64_t>(captures.at(2));
    try {
        if (auto const file = at.tiles->basemap(path)) {
            result.headers.emplace("Content-Type", file->about().media_type);
            return file->tile(z, x, y);
        }
    } catch (error const& problem) {
        fmt::print(stderr, "basemap_file: {}\n", problem.what());
    }
    throw not_found{"the base map cannot be read; the server's log says why"};
}

} // namespace

/// A tile of the PMTiles file that the setting `basemap_file` names.
http::response basemap_tile(context const& at) {
    if (!at.query.empty()) {
        throw input_error{"tiles of the base map take no parameters"};
    }
    auto const path = at.data->setting("basemap_file");
    if (!path) {
        throw not_found{"there is no base map; the setting basemap_file names one"};
    }
    http::response result;
    if (auto bytes = tile_of(at, *path, result)) {
        result.body = std::move(*bytes);
    } else {
        result.status = 204;
        result.headers.clear();
    }
    result.headers.emplace("Cache-Control", "public, max-age=86400"); // seconds: a day
    return result;
}

} // namespace trygg::api

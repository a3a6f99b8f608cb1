#include "api/problem.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"
#include "tiles/pmtiles.hpp"

#include <charconv>

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
    auto const file = at.tiles->basemap(*path);
    auto bytes = file->tile(number_of<unsigned>(at.captures.at(0)),
                            number_of<std::uint64_t>(at.captures.at(1)),
                            number_of<std::uint64_t>(at.captures.at(2)));
    http::response result{.status = bytes ? 200 : 204};
    if (bytes) {
        result.body = std::move(*bytes);
        result.headers.emplace("Content-Type", file->about().media_type);
    }
    result.headers.emplace("Cache-Control", "public, max-age=86400"); // seconds: a day
    return result;
}

} // namespace trygg::api

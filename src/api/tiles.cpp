#include "api/tiles.hpp"

#include "api/item_question.hpp"
#include "api/resources.hpp"
#include "tiles/tile.hpp"

#include <algorithm>
#include <charconv>

namespace trygg::api {

namespace {

/// A row or column. Throws input_error for what is no whole number.
std::int64_t parse_index(std::string_view name, std::string const& text) {
    std::int64_t result = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), result);
    if (problem == std::errc::result_out_of_range) {
        return -1; // no tile has it
    }
    if (problem != std::errc{} || end != text.data() + text.size()) {
        throw input_error{"'{}' is '{}', which is not a whole number", name, text};
    }
    return result;
}

int parse_matrix(std::string const& id) {
    for (int zoom = 0; zoom <= tiles::deepest; ++zoom) {
        if (id == std::to_string(zoom)) {
            return zoom;
        }
    }
    throw not_found{"there is no tile matrix '{}' here; they are 0 to {}", id, tiles::deepest};
}

/// From the last three captures. Throws not_found outside of the tileset's limits.
tiles::tile_id parse_tile(context const& at, tileset const& of) {
    auto const* last = &at.captures.back();
    tiles::tile_id const result{parse_matrix(last[-2]), parse_index("tileRow", last[-1]),
                                parse_index("tileCol", *last)};
    auto const extent = extent_of(of);
    auto const limits =
        tiles::tiles_of(extent.value_or(snapshot::box{-180, -90, 180, 90}), result.zoom);
    if (!limits.covers(result)) {
        throw not_found{
            "there is no tile {}/{}/{} (matrix, row, column): rows {} to {} and columns "
            "{} to {} are there",
            result.zoom,
            result.row,
            result.column,
            limits.first_row,
            limits.last_row,
            limits.first_column,
            limits.last_column};
    }
    return result;
}

/// A collection with what the request asks of it.
tiles::layer layer_of(context const& at, collection_info const& collection,
                      std::vector<parameter> const& known, tiles::tile_id const& tile) {
    auto listed = open_listing(at, collection, parse_tile_question(at, collection, known));
    auto const& table = *listed.shown.table;
    auto& by = listed.filter;
    tiles::layer result{listed.shown.table, std::move(listed.shown.properties)};
    if (by.when || by.cql || !by.among.empty()) {
        if (table.shapes->points_only()) {
            by.boxes = {tiles::box_of(tile, 0)};
        }
        result.rows = query::select(table, by, listed.order, {}, table.size()).rows.copy();
    }
    return result;
}

http::response tile_answer(context const& at, tileset const& of,
                           std::vector<parameter> const& known) {
    query::parameters const stated{at.query, names_of(known)};
    auto const& chosen = choose_format(at, stated.get("f"), tile_formats());
    auto const tile = parse_tile(at, of);
    http::response result;
    for (auto const& collection : of.layers) {
        result.body += tiles::write_tile(*at.tiles, layer_of(at, collection, known, tile), tile);
    }
    if (result.body.empty()) {
        result.status = 204;
        return result;
    }
    result.headers.emplace("Content-Type", chosen.media_type);
    return result;
}

} // namespace

std::span<format const> tile_formats() {
    static std::vector<format> const formats{
        {"mvt", mvt_type, {"application/x-protobuf", "application/octet-stream"}}};
    return formats;
}

json tilesets_link(context const& at, std::string const& path, std::string_view title) {
    return link(at.url(path), "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", json_type,
                title);
}

void check_matrix_set(std::string const& id) {
    if (id != matrix_set_id) {
        throw not_found{"there is no tile matrix set '{}'; there is {}", id, matrix_set_id};
    }
}

tileset tileset_of(snapshot::snapshot const& data, std::string const& collection,
                   page_language const& in) {
    auto found = find_collection(data, collection, in);
    return {"/collections/" + query::percent_encoded(found.id) + "/tiles", found.title, {found}};
}

tileset whole_dataset(snapshot::snapshot const& data, page_language const& in) {
    tileset result{"/tiles", data.setting("title").value_or("Trygghetskarta"), {}};
    for (auto& collection : list_collections(data, in)) {
        if (!collection.joined_set) {
            result.layers.push_back(std::move(collection));
        }
    }
    return result;
}

std::optional<snapshot::box> extent_of(tileset const& of) {
    std::optional<snapshot::box> result;
    for (auto const& collection : of.layers) {
        auto const box = collection.table->shapes->extent();
        if (!box || !result) {
            result = result ? result : box;
            continue;
        }
        result =
            snapshot::box{std::min(result->west, box->west), std::min(result->south, box->south),
                          std::max(result->east, box->east), std::max(result->north, box->north)};
    }
    return result;
}

http::response tile(context const& at) {
    auto const of = tileset_of(*at.data, at.captures.at(0));
    check_matrix_set(at.captures.at(1));
    return tile_answer(at, of,
                       of.layers[0].joined_set ? joined_tile_parameters() : tile_parameters());
}

http::response dataset_tile(context const& at) {
    check_matrix_set(at.captures.at(0));
    return tile_answer(at, whole_dataset(*at.data), dataset_tile_parameters());
}

} // namespace trygg::api

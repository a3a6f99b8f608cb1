#include "api/document_pages.hpp"
#include "api/joined.hpp"
#include "api/property_schema.hpp"
#include "api/resources.hpp"
#include "api/tiles.hpp"
#include "query/parameters.hpp"

#include <cmath>

namespace trygg::api {

namespace {

constexpr char const* crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
constexpr char const* scheme_rel = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
constexpr char const* tilejson_type = "application/vnd.mapbox.tilejson+json";

std::string matrix_path(tileset const& of) { return of.path + '/' + matrix_set_id; }

json scheme_link(context const& at) {
    return link(at.url(std::string{"/tileMatrixSets/"} + matrix_set_id), scheme_rel, json_type,
                matrix_set_id);
}

/// What lists of tilesets say of one, too.
json summary_of(tileset const& of) {
    json result;
    result["title"] = of.title;
    result["dataType"] = "vector";
    result["crs"] = web_mercator;
    result["tileMatrixSetURI"] = matrix_set_uri;
    return result;
}

json limits_of(snapshot::box const& extent) {
    auto result = json::array();
    for (int zoom = 0; zoom <= tiles::deepest; ++zoom) {
        auto const range = tiles::tiles_of(extent, zoom);
        result.push_back({{"tileMatrix", std::to_string(zoom)},
                          {"minTileRow", range.first_row},
                          {"maxTileRow", range.last_row},
                          {"minTileCol", range.first_column},
                          {"maxTileCol", range.last_column}});
    }
    return result;
}

/// The deepest zoom at which an extent takes two tiles each way at most.
int fitting_zoom(snapshot::box const& extent) {
    int result = 0;
    for (int zoom = 1; zoom <= tiles::deepest; ++zoom) {
        auto const range = tiles::tiles_of(extent, zoom);
        if (range.last_row - range.first_row > 1 || range.last_column - range.first_column > 1) {
            break;
        }
        result = zoom;
    }
    return result;
}

json bounds_of(snapshot::box const& box) { return {box.west, box.south, box.east, box.north}; }

json center_of(snapshot::box const& box) {
    return {(box.west + box.east) / 2, (box.south + box.north) / 2};
}

/// With the figures of a joined layer.
std::shared_ptr<snapshot::table const> table_of(context const& at, collection_info const& layer) {
    if (!layer.joined_set) {
        return {at.data, layer.table};
    }
    query::parameters const nothing{"", {}};
    return join_layer(*at.data, *layer.joined_set, parse_question(*at.data, nothing)).table;
}

/// "Number", "Boolean" or "String", as TileJSON has them.
char const* tilejson_field(snapshot::column_type type) {
    std::string_view const name = json_type_name(type);
    return name == "string" ? "String" : name == "boolean" ? "Boolean" : "Number";
}

std::optional<int> dimension_of(snapshot::table const& table) {
    auto const& type = table.shapes->type();
    if (type.empty()) {
        return std::nullopt;
    }
    return type.ends_with("Point") ? 0 : type.ends_with("LineString") ? 1 : 2;
}

json layer_description(context const& at, collection_info const& layer) {
    auto const table = table_of(at, layer);
    json result;
    result["id"] = layer.id;
    result["title"] = layer.title;
    result["description"] = layer.description;
    result["dataType"] = "vector";
    if (auto const dimension = dimension_of(*table)) {
        result["geometryDimension"] = *dimension;
    }
    auto properties = json::object();
    for (auto const& column : table->properties) {
        properties[column->name] = {{"type", json_type_name(column->type)}};
    }
    result["propertiesSchema"] = {{"type", "object"}, {"properties", properties}};
    result["minTileMatrix"] = "0";
    result["maxTileMatrix"] = std::to_string(tiles::deepest);
    return result;
}

json tile_link(context const& at, tileset const& of) {
    auto result = link(at.url(matrix_path(of) + "/{tileMatrix}/{tileRow}/{tileCol}?f=mvt"), "item",
                       mvt_type, of.title);
    result["templated"] = true;
    return result;
}

json tileset_document(context const& at, tileset const& of, format const& chosen) {
    auto result = summary_of(of);
    result["links"] = own_links(at, chosen, tileset_formats(), of.title);
    result["links"].push_back(scheme_link(at));
    result["links"].push_back(tile_link(at, of));
    if (auto const extent = extent_of(of)) {
        result["tileMatrixSetLimits"] = limits_of(*extent);
        result["boundingBox"] = {{"lowerLeft", {extent->west, extent->south}},
                                 {"upperRight", {extent->east, extent->north}},
                                 {"crs", crs84}};
        result["centerPoint"] = {{"coordinates", center_of(*extent)},
                                 {"crs", crs84},
                                 {"tileMatrix", std::to_string(fitting_zoom(*extent))}};
    }
    result["layers"] = json::array();
    for (auto const& layer : of.layers) {
        result["layers"].push_back(layer_description(at, layer));
    }
    return result;
}

/// TileJSON 3.0.0, which MapLibre and others take.
json tilejson_document(context const& at, tileset const& of) {
    json result;
    result["tilejson"] = "3.0.0";
    result["name"] = of.title;
    result["tiles"] = json::array({at.url(matrix_path(of) + "/{z}/{y}/{x}?f=mvt")});
    result["minzoom"] = 0;
    result["maxzoom"] = tiles::deepest;
    if (auto const extent = extent_of(of)) {
        result["bounds"] = bounds_of(*extent);
        result["center"] = center_of(*extent);
        result["center"].push_back(fitting_zoom(*extent));
    }
    result["vector_layers"] = json::array();
    for (auto const& layer : of.layers) {
        auto fields = json::object();
        auto const table = table_of(at, layer);
        for (auto const& column : table->properties) {
            fields[column->name] = tilejson_field(column->type);
        }
        result["vector_layers"].push_back({{"id", layer.id},
                                           {"description", layer.title},
                                           {"minzoom", 0},
                                           {"maxzoom", tiles::deepest},
                                           {"fields", fields}});
    }
    return result;
}

std::vector<page_step> trail_to(tileset const& of, page_language const& in) {
    std::vector<page_step> result{open_data_step(in)};
    if (of.path != "/tiles") {
        result.push_back(collections_step(in));
        result.push_back({collection_path(of.layers.front()) + "?f=html", of.layers.front().title});
    }
    return result;
}

http::response tileset_answer(context const& at, format const& chosen, tileset const& of) {
    return chosen.name == "tilejson"
               ? json_answer(tilejson_document(at, of), tilejson_type)
               : plain_answer(at, chosen, tileset_document(at, of, chosen), of.title,
                              trail_to(of, language_for(at, chosen)));
}

http::response list_answer(context const& at, format const& chosen, tileset const& of) {
    auto const in = language_for(at, chosen);
    auto entry = summary_of(of);
    entry["links"] =
        json::array({link(at.url(matrix_path(of)), "self", json_type, of.title), scheme_link(at)});
    json const document{{"links", own_links(at, chosen, document_formats(), of.title)},
                        {"tilesets", json::array({entry})}};
    return plain_answer(at, chosen, document, of.title + in({": vektorrutor", ": vector tiles"}),
                        trail_to(of, in));
}

json matrix_of(int zoom) {
    auto const half = tiles::cell_size(0) * 128;
    auto const matrices = std::int64_t{1} << zoom;
    return {{"id", std::to_string(zoom)},
            {"scaleDenominator", tiles::scale_denominator(zoom)},
            {"cellSize", tiles::cell_size(zoom)},
            {"cornerOfOrigin", "topLeft"},
            {"pointOfOrigin", {-half, half}},
            {"tileWidth", 256},
            {"tileHeight", 256},
            {"matrixWidth", matrices},
            {"matrixHeight", matrices}};
}

} // namespace

std::span<format const> tileset_formats() {
    static std::vector<format> const formats{{"json", json_type, {}, "JSON"},
                                             {"tilejson", tilejson_type, {}, "TileJSON"},
                                             {"html", html_type, {}, "webbsida", "web page"}};
    return formats;
}

http::response collection_tilesets(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    return list_answer(at, chosen,
                       tileset_of(*at.data, at.captures.at(0), language_for(at, chosen)));
}

http::response collection_tileset(context const& at) {
    auto const& chosen = document_format(at, tileset_formats());
    auto const of = tileset_of(*at.data, at.captures.at(0), language_for(at, chosen));
    check_matrix_set(at.captures.at(1));
    return tileset_answer(at, chosen, of);
}

http::response dataset_tilesets(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    return list_answer(at, chosen, whole_dataset(*at.data, language_for(at, chosen)));
}

http::response dataset_tileset(context const& at) {
    check_matrix_set(at.captures.at(0));
    auto const& chosen = document_format(at, tileset_formats());
    return tileset_answer(at, chosen, whole_dataset(*at.data, language_for(at, chosen)));
}

http::response tile_matrix_sets(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    json const entry{
        {"id", matrix_set_id},
        {"title", "Google Maps Compatible for the World"},
        {"uri", matrix_set_uri},
        {"crs", web_mercator},
        {"links", json::array({link(at.url(std::string{"/tileMatrixSets/"} + matrix_set_id), "self",
                                    json_type, matrix_set_id)})}};
    auto const in = language_for(at, chosen);
    auto const title = in({"Rutnät för kartrutor", "Grids of map tiles"});
    json const document{{"links", own_links(at, chosen, document_formats(), title)},
                        {"tileMatrixSets", json::array({entry})}};
    return plain_answer(at, chosen, document, title, {open_data_step(in)});
}

http::response tile_matrix_set(context const& at) {
    check_matrix_set(at.captures.at(0));
    auto const& chosen = document_format(at, document_formats());
    auto const in = language_for(at, chosen);
    constexpr int last_matrix = 24; // of the registered definition
    json result{
        {"id", matrix_set_id},
        {"title", "Google Maps Compatible for the World"},
        {"uri", matrix_set_uri},
        {"crs", web_mercator},
        {"orderedAxes", {"X", "Y"}},
        {"wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"},
        {"links", own_links(at, chosen, document_formats(), matrix_set_id)},
        {"tileMatrices", json::array()}};
    for (int zoom = 0; zoom <= last_matrix; ++zoom) {
        result["tileMatrices"].push_back(matrix_of(zoom));
    }
    return plain_answer(at, chosen, result, matrix_set_id,
                        {open_data_step(in), {"/tileMatrixSets?f=html", in({"Rutnät", "Grids"})}});
}

} // namespace trygg::api

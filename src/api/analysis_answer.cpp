#include "api/analysis_answer.hpp"

#include "base/error.hpp"
#include "encode/geojson.hpp"
#include "query/published_figures.hpp"

namespace trygg::api {

void no_such_analysis() {
    throw not_found{"there is no such analysis; the map layers have the figures that there are"};
}

void require_open(snapshot::snapshot const& data, query::question const& asked) {
    if (query::asks_for_protected(data, asked)) {
        no_such_analysis();
    }
}

std::span<format const> geojson_only() {
    static std::vector<format> const formats{{"json", geojson_type, {json_type}, "GeoJSON"}};
    return formats;
}

json remark(char const* code, std::string const& sv, std::string const& en) {
    return {{"code", code}, {"sv", sv}, {"en", en}};
}

http::response analysis_answer(std::shared_ptr<snapshot::table const> table,
                               std::span<std::uint32_t const> rows, bool with_geometry,
                               json const& more) {
    auto shown = encode::everything_of(std::move(table));
    shown.with_geometry = with_geometry;
    encode::feature_writer writer{std::move(shown)};
    http::response result;
    result.headers.emplace("Content-Type", geojson_type);
    result.body = R"({"type":"FeatureCollection","features":[)";
    writer.append(result.body, rows);
    result.body += ']';
    for (auto const& [name, value] : more.items()) {
        result.body += ',' + json(name).dump() + ':' +
                       value.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    result.body += '}';
    return result;
}

} // namespace trygg::api

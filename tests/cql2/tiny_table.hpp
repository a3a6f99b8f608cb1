#pragma once
/// \file Three rows with columns of every type: a polygon, a point, and a row of which nothing is
/// known. Also used by the fuzz targets.

#include "cql2/cql2.hpp"
#include "geo/geometry.hpp"
#include "snapshot/table.hpp"

#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tiny {

using namespace trygg;
using snapshot::column;
using snapshot::column_type;

inline std::shared_ptr<column const> integers(std::string name, std::vector<std::int64_t> values,
                                              column_type type = column_type::integer) {
    auto result = std::make_shared<column>(column{std::move(name), type});
    result->integers = std::move(values);
    return result;
}

inline std::shared_ptr<column const> reals(std::string name, std::vector<double> values) {
    auto result = std::make_shared<column>(column{std::move(name), column_type::real});
    result->reals = std::move(values);
    return result;
}

/// Of words: text, temporal and json.
inline std::shared_ptr<column const> words(std::string name,
                                           std::vector<std::optional<std::string>> values,
                                           column_type type = column_type::text) {
    auto result = std::make_shared<column>(column{std::move(name), type});
    for (auto const& value : values) {
        auto const add = [&] {
            return type == column_type::json ? result->texts.add_json(*value)
                                             : result->texts.add(*value);
        };
        result->words.push_back(value ? add() : snapshot::dictionary::null);
    }
    if (type == column_type::temporal) {
        snapshot::fill_spans(*result);
    }
    return result;
}

inline std::shared_ptr<snapshot::geometry_column const> shapes(std::vector<std::string> wkts) {
    snapshot::geometry_builder builder;
    for (auto const& wkt : wkts) {
        builder.add(wkt.empty() ? "" : geo::to_wkb(geo::from_wkt(wkt)));
    }
    return std::make_shared<snapshot::geometry_column const>(
        std::move(builder).finish("OGC:CRS84"));
}

inline snapshot::table table() {
    snapshot::table result;
    result.id = "tiny";
    result.properties = {
        words("name", {"Ås", "Straße", {}}),
        words("other", {"As", "Straße", "x"}),
        integers("count", {3, -7, snapshot::no_integer}),
        reals("share", {0.5, 2.25, NAN}),
        integers("open", {1, 0, snapshot::no_integer}, column_type::boolean),
        words("made", {"2020-05-31", "2017", {}}, column_type::temporal),
        words("start", {"2020-12-21T22:10:00.5+01:00", "2020-12-21T21:10:00Z", {}},
              column_type::temporal),
        words("reasons", {R"(["drugs","poor_lighting"])", "[]", {}}, column_type::json),
        words("zone_my-set", {"a", {}, {}}),
    };
    result.shapes = shapes({"POLYGON((10 50, 11 50, 11 51, 10 51, 10 50))", "POINT(12 57)", ""});
    result.ids = std::make_shared<snapshot::feature_ids>(std::vector<std::int64_t>{5, 6, 9});
    return result;
}

/// The rows that pass, "0 2".
inline std::string rows(cql2::expression_pointer parsed, snapshot::table const& of,
                        model::crs const& in = model::crs84()) {
    cql2::filter const filter{std::move(parsed), of, in};
    std::string result;
    for (std::size_t row = 0; row < of.size(); ++row) {
        if (filter.passes(row)) {
            result += fmt::format("{}{}", result.empty() ? "" : " ", row);
        }
    }
    return result;
}

inline std::string rows(std::string_view text, snapshot::table const& of) {
    return rows(cql2::parse_text(text), of);
}

inline std::string rows(std::string_view text) {
    static snapshot::table const of = table();
    return rows(text, of);
}

} // namespace tiny

#pragma once
/// \file Small tables whose every representation can be checked by eye.

#include "snapshot/table.hpp"

#include <cmath>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

using trygg::snapshot::column;
using trygg::snapshot::column_type;

inline std::string point_wkb(double x, double y) {
    std::string wkb{"\1\1\0\0\0", 5};
    wkb.append(reinterpret_cast<char const*>(&x), sizeof x);
    return wkb.append(reinterpret_cast<char const*>(&y), sizeof y);
}

inline std::string count(std::uint32_t value) {
    return {reinterpret_cast<char const*>(&value), sizeof value};
}

/// "" makes a null.
inline std::shared_ptr<column const> texts(std::string name, column_type type,
                                           std::vector<std::string> const& values) {
    auto made = std::make_shared<column>(column{std::move(name), type});
    for (auto const& value : values) {
        made->words.push_back(value.empty()               ? trygg::snapshot::dictionary::null
                              : type == column_type::json ? made->texts.add_json(value)
                                                          : made->texts.add(value));
    }
    return made;
}

inline std::shared_ptr<column const> integers(std::string name, column_type type,
                                              std::vector<std::int64_t> values) {
    auto made = std::make_shared<column>(column{std::move(name), type});
    made->integers = std::move(values);
    return made;
}

inline std::shared_ptr<column const> reals(std::string name, std::vector<double> values) {
    auto made = std::make_shared<column>(column{std::move(name), column_type::real});
    made->reals = std::move(values);
    return made;
}

/// Degrees; "" where there is none.
inline std::shared_ptr<trygg::snapshot::geometry_column const>
shapes(std::vector<std::string> const& wkbs) {
    trygg::snapshot::geometry_builder made;
    for (auto const& wkb : wkbs) {
        made.add(wkb);
    }
    return std::make_shared<trygg::snapshot::geometry_column>(std::move(made).finish("OGC:CRS84"));
}

/// Two points, the second row all null; a column of each type.
inline std::shared_ptr<trygg::snapshot::table> two_points() {
    auto result = std::make_shared<trygg::snapshot::table>();
    result->id = "platser";
    result->shapes = shapes({point_wkb(12.5, 57.5), ""});
    result->ids = std::make_shared<trygg::snapshot::feature_ids>(std::vector<std::int64_t>{7, 9});
    result->properties = {
        texts("namn", column_type::text, {"Örby, \"torget\"", ""}),
        texts("lista", column_type::json, {R"(["a","b"])", ""}),
        texts("dag", column_type::temporal, {"2024-05-06", ""}),
        texts("tid", column_type::temporal, {"2024-05-06T07:08:09+02:00", ""}),
        texts("när", column_type::temporal, {"2024-05", ""}),
        integers("antal", column_type::integer, {-3, trygg::snapshot::no_integer}),
        integers("klar", column_type::boolean, {1, trygg::snapshot::no_integer}),
        reals("andel", {0.125, NAN})};
    return result;
}

/// One text column and no geometry.
inline std::shared_ptr<trygg::snapshot::table> only_texts(std::vector<std::string> const& values) {
    auto result = std::make_shared<trygg::snapshot::table>();
    result->id = "texter";
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < values.size(); ++i) {
        ids.push_back(static_cast<std::int64_t>(i + 1));
    }
    result->shapes = shapes(std::vector<std::string>(values.size()));
    result->ids = std::make_shared<trygg::snapshot::feature_ids>(ids);
    auto made = std::make_shared<column>(column{"text", column_type::text});
    for (auto const& value : values) {
        made->words.push_back(made->texts.add(value));
    }
    result->properties = {made};
    return result;
}

/// A square of a tenth of a degree and a row without a shape.
inline std::shared_ptr<trygg::snapshot::table> one_zone() {
    std::string wkb = std::string{"\1\3\0\0\0", 5} + count(1) + count(5);
    for (auto const& [x, y] : std::vector<std::pair<double, double>>{
             {12.5, 57.5}, {12.6, 57.5}, {12.6, 57.6}, {12.5, 57.6}, {12.5, 57.5}}) {
        wkb += point_wkb(x, y).substr(5);
    }
    auto result = std::make_shared<trygg::snapshot::table>();
    result->id = "zoner";
    result->shapes = shapes({wkb, ""});
    result->ids =
        std::make_shared<trygg::snapshot::feature_ids>(std::vector<std::string>{"0114", "A"});
    result->properties = {texts("id", column_type::text, {"=1+1", ""})};
    return result;
}

/// A whole representation.
template <typename Writer>
std::string written(Writer&& writer, std::size_t rows) {
    std::string out;
    writer.begin(out);
    for (std::size_t row = 0; row < rows; ++row) {
        writer.append(out, row);
    }
    writer.end(out);
    return out;
}

} // namespace tables

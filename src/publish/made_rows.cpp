#include "publish/made_rows.hpp"

#include "base/error.hpp"
#include "geo/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trygg::publish {

namespace {

using snapshot::column;
using snapshot::column_type;

void append(column& to, value const& given) {
    auto const word = [&](auto&& add) {
        return given.text.empty() ? snapshot::dictionary::null : add(given.text);
    };
    switch (to.type) {
    case column_type::integer:
    case column_type::boolean:
        to.integers.push_back(given.number.value_or(snapshot::no_integer));
        break;
    case column_type::real:
        to.reals.push_back(given.number ? static_cast<double>(*given.number) : NAN);
        break;
    case column_type::text:
    case column_type::temporal:
        to.words.push_back(word([&](auto const& text) { return to.texts.add(text); }));
        break;
    case column_type::json:
        to.words.push_back(word([&](auto const& text) { return to.texts.add_json(text); }));
        break;
    }
}

snapshot::times times_of(column const& temporal) {
    snapshot::times result;
    for (auto const word : temporal.words) {
        auto const& span = temporal.spans[word];
        result.first.push_back(span.first);
        result.last.push_back(span.last);
    }
    return result;
}

/// Rows by id, and ids that are each there once.
std::vector<std::size_t> sort_rows(std::vector<std::int64_t>& ids) {
    std::vector<std::size_t> order(ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t row) { return std::pair{ids[row], row}; });
    std::vector<std::int64_t> sorted;
    for (auto const row : order) {
        sorted.push_back(sorted.empty() ? ids[row] : std::max(ids[row], sorted.back() + 1));
    }
    ids = std::move(sorted);
    return order;
}

snapshot::geometry_column points_of(row_maker const& from, std::vector<std::size_t> const& order) {
    snapshot::geometry_builder points;
    for (auto const row : order) {
        auto const at = from.place_of(row);
        points.add(at ? geo::to_wkb(geo::point_at({at->x, at->y})) : std::string{});
    }
    return std::move(points).finish("OGC:CRS84");
}

/// What stands in a column's rows, for a filtered copy.
std::shared_ptr<column> filtered(column const& of, std::vector<bool> const& keep) {
    auto result = std::make_shared<column>(column{of.name, of.type});
    for (std::size_t row = 0; row < keep.size(); ++row) {
        if (!keep[row]) {
            continue;
        }
        if (of.type == column_type::integer || of.type == column_type::boolean) {
            result->integers.push_back(of.integers[row]);
        } else if (of.type == column_type::real) {
            result->reals.push_back(of.reals[row]);
        } else {
            auto const word = of.words[row];
            bool const is_json = of.type == column_type::json;
            result->words.push_back(word == snapshot::dictionary::null ? word
                                    : is_json ? result->texts.add_json(of.texts.json(word))
                                              : result->texts.add(of.texts.text(word)));
        }
    }
    if (of.type == column_type::temporal) {
        snapshot::fill_spans(*result);
    }
    return result;
}

std::string point_wkb(snapshot::geometry_column const& of, std::size_t row) {
    constexpr double unit = 1e-7;
    return geo::to_wkb(geo::point_at({of.longitudes()[row] * unit, of.latitudes()[row] * unit}));
}

} // namespace

made_rows make_rows(row_maker const& from) {
    auto ids = from.ids;
    auto order = sort_rows(ids);
    snapshot::table result{from.like.id, from.like.title, from.like.description, {}, {}, {}, {}};
    for (auto const& like : from.like.properties) {
        auto made = std::make_shared<column>(column{like->name, like->type});
        for (auto const row : order) {
            append(*made, from.value_of(row, like->name));
        }
        if (like->type == column_type::temporal) {
            snapshot::fill_spans(*made);
        }
        if (like->name == from.time) {
            result.when = std::make_shared<snapshot::times>(times_of(*made));
        }
        result.properties.push_back(std::move(made));
    }
    result.shapes = std::make_shared<snapshot::geometry_column>(points_of(from, order));
    result.ids = std::make_shared<snapshot::feature_ids>(std::move(ids));
    return {std::move(result), std::move(order)};
}

snapshot::table filtered(snapshot::table const& of, std::vector<bool> const& keep) {
    snapshot::table result{of.id, of.title, of.description, {}, {}, {}, {}};
    for (auto const& each : of.properties) {
        result.properties.push_back(filtered(*each, keep));
    }
    snapshot::geometry_builder shapes;
    std::vector<std::int64_t> ids;
    snapshot::times when;
    for (std::size_t row = 0; row < keep.size(); ++row) {
        if (!keep[row]) {
            continue;
        }
        auto const& from = *of.shapes;
        shapes.add(!from.has(row)       ? std::string{}
                   : from.points_only() ? point_wkb(from, row)
                                        : std::string{from.wkb(row)});
        ids.push_back(of.ids->numbers()[row]);
        if (of.when) {
            when.first.push_back(of.when->first[row]);
            when.last.push_back(of.when->last[row]);
        }
    }
    result.shapes =
        std::make_shared<snapshot::geometry_column>(std::move(shapes).finish("OGC:CRS84"));
    result.ids = std::make_shared<snapshot::feature_ids>(std::move(ids));
    result.when = of.when ? std::make_shared<snapshot::times>(std::move(when)) : nullptr;
    return result;
}

std::vector<std::optional<place>> anchors(snapshot::snapshot const& exact, std::size_t set) {
    auto const& shapes = *exact.tables[exact.zone_sets[set].table].shapes;
    std::vector<std::optional<place>> result;
    for (std::size_t row = 0; row < shapes.size(); ++row) {
        try {
            auto const inside = geo::representative_point(geo::from_wkb(shapes.wkb(row)));
            result.emplace_back(place{inside.x, inside.y});
        } catch (error const&) { // a zone without a usable shape has no place
            result.emplace_back();
        }
    }
    return result;
}

} // namespace trygg::publish

#include "stats/density.hpp"

#include "api/analysis_answer.hpp"
#include "api/analysis_parameters.hpp"
#include "api/event_points.hpp"
#include "api/joined.hpp"
#include "api/made_columns.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"
#include "ogr/contour.hpp"
#include "query/numbers.hpp"

#include <algorithm>
#include <numeric>

namespace trygg::api {

namespace {

/// With fewer the surface would show the single events.
constexpr std::size_t fewest_events = 20;

/// Cells of a surface; more would take long and show nothing more.
constexpr double most_cells = 2e6;

constexpr double per_square_kilometre = 1e6;

struct density_options {
    double bandwidth = 250; ///< metres
    std::size_t levels = 5;
};

density_options parse_options(query::parameters const& stated) {
    return {
        query::parse_number("bandwidth", stated.get("bandwidth"), 250, {50, 5'000}),
        static_cast<std::size_t>(query::parse_whole("levels", stated.get("levels"), 5, {2, 10}))};
}

stats::density_grid surface_of(std::vector<stats::weighted_point> const& events,
                               density_options const& options) {
    auto const cell = options.bandwidth / 10;
    if (stats::density_cells(events, options.bandwidth, cell) > most_cells) {
        throw input_error{
            "the events lie too far apart for a bandwidth of {} metres; give a larger "
            "'bandwidth' or fewer events",
            options.bandwidth};
    }
    return stats::quartic_density(events, options.bandwidth, cell);
}

/// Equally wide bands up to the highest density; what is below the first is left out.
std::vector<ogr::contour_band> bands_of(stats::density_grid const& grid, std::size_t levels) {
    auto const highest = *std::ranges::max_element(grid.values);
    std::vector<double> bounds;
    for (std::size_t i = 1; i < levels + 1; ++i) {
        bounds.push_back(highest * static_cast<double>(i) / static_cast<double>(levels + 1));
    }
    return ogr::contour_bands(
        {grid.south_west.x, grid.south_west.y, grid.cell, grid.columns, grid.rows, grid.values},
        bounds);
}

std::shared_ptr<snapshot::table const> table_of(snapshot::snapshot const& data,
                                                std::vector<ogr::contour_band> const& bands) {
    snapshot::geometry_builder shapes;
    std::vector<double> low, high;
    std::vector<std::int64_t> ids;
    for (auto const& band : bands) {
        shapes.add(band.wkb);
        low.push_back(band.low * per_square_kilometre);
        high.push_back(band.high * per_square_kilometre);
        ids.push_back(std::ssize(ids) + 1);
    }
    auto result = std::make_shared<snapshot::table>();
    result->id = "density";
    result->properties = {real_column("density_from", low), real_column("density_to", high)};
    result->shapes = std::make_shared<snapshot::geometry_column const>(
        std::move(shapes).finish(data.storage_crs.name));
    result->ids = std::make_shared<snapshot::feature_ids const>(std::move(ids));
    return result;
}

constexpr char const* method = "Quartic kernel (Silverman 1986, eq. 4.5) in metres on the ground, "
                               "in the database's own reference "
                               "system; incidents per square kilometre. Cells of a tenth of the "
                               "bandwidth, contours by GDAL. Only "
                               "incidents with an exact place or street: one known by zone, "
                               "municipality or place name alone would "
                               "make a peak where nothing happened.";

json refusal_of(std::size_t events) {
    return remark(
        "few_events",
        fmt::format("{} händelser har ett eget läge; minst {} behövs för en täthetskarta.", events,
                    fewest_events),
        fmt::format("{} incidents have a place of their own; a density map needs {}.", events,
                    fewest_events));
}

} // namespace

http::response density(context const& at) {
    query::parameters const stated{at.query, names_of(density_parameters())};
    choose_format(at, stated.get("f"), geojson_only());
    auto const options = parse_options(stated);
    auto const& data = *at.data;
    auto const asked = parse_question(data, stated);
    require_open(data, asked);
    auto const rows = query::incidents_of(data.incidents, asked);
    std::int64_t incidents = 0, with_place = 0;
    for (auto const row : rows) {
        incidents += data.incidents.count[row];
    }
    std::vector<stats::weighted_point> events;
    for (auto const& [row, where] : event_points(data, rows)) {
        events.push_back({where, static_cast<double>(data.incidents.count[row])});
        with_place += data.incidents.count[row];
    }
    bool const is_refused = events.size() < fewest_events;
    auto const table =
        table_of(data, is_refused ? std::vector<ogr::contour_band>{}
                                  : bands_of(surface_of(events, options), options.levels));

    json summary{{"incidents", incidents},
                 {"with_place", with_place},
                 {"unit", "incidents per square kilometre"},
                 {"refusal", is_refused ? refusal_of(events.size()) : json(nullptr)},
                 {"parameters", stated_parameters(stated, density_parameters())},
                 {"method", method}};
    summary["parameters"]["bandwidth"] = options.bandwidth;
    summary["parameters"]["levels"] = options.levels;
    std::vector<std::uint32_t> all(table->size());
    std::iota(all.begin(), all.end(), 0U);
    return analysis_answer(table, all, true, {{"summary", summary}});
}

} // namespace trygg::api

#include "api/workshop_report_counts.hpp"

#include "store/participants.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace trygg::api {

namespace {

using nlohmann::json;

constexpr int grid_columns = 12, grid_rows = 8; // as in web/src/workshop/grid.ts

/// The first position of whatever shape.
json const& first_position(json const& coordinates) {
    return coordinates[0].is_array() ? first_position(coordinates[0]) : coordinates;
}

/// By the point of each that lies inside of it; of several zones the lowest code.
std::map<std::string, report_data::counts> count_zones(db::connection& database,
                                                       std::int64_t workshop_id) {
    std::map<std::string, report_data::counts> result;
    auto row = database.query(
        "SELECT title, name, count(*) FROM (SELECT s.title, z.name, min(z.code) FROM contribution "
        "c JOIN zone z ON z.id IN (SELECT pkid FROM idx_zone_geom WHERE xmin <= MbrMaxX(c.geom) "
        "AND xmax >= MbrMinX(c.geom) AND ymin <= MbrMaxY(c.geom) AND ymax >= MbrMinY(c.geom)) "
        "AND ST_Covers(z.geom, CASE c.kind WHEN 'point' THEN c.geom WHEN 'line' THEN "
        "ST_Line_Interpolate_Point(c.geom, 0.5) ELSE ST_PointOnSurface(c.geom) END) = 1 "
        "JOIN zone_set s ON s.id = z.zone_set_id "
        "WHERE c.workshop_id = ? AND c.state = 'shown' GROUP BY c.id, s.id) GROUP BY title, name",
        workshop_id);
    while (row.next()) {
        result[std::string{row.text(0)}].emplace(row.text(1), row.integer(2));
    }
    return result;
}

template <typename Name>
report_data::counts count_by(std::vector<store::contribution> const& said, Name const& name) {
    report_data::counts result;
    for (auto const& each : said) {
        ++result[name(each)];
    }
    return result;
}

} // namespace

std::int64_t report_data::on_paper() const {
    return std::ranges::count(said, "paper", &store::contribution::channel);
}

report_data::counts report_data::per_theme() const {
    return count_by(said, [](auto const& each) { return each.theme; });
}

report_data::counts report_data::per_category() const {
    return count_by(said, [](auto const& each) { return each.category; });
}

report_data::counts report_data::per_place() const {
    return count_by(said, [this](auto const& each) { return place_of(each); });
}

std::map<std::string, std::vector<store::contribution const*>> report_data::by_theme() const {
    std::map<std::string, std::vector<store::contribution const*>> result;
    for (auto const& each : said) {
        if (!each.comment.empty()) {
            result[each.theme].push_back(&each);
        }
    }
    return result;
}

std::string report_data::place_of(store::contribution const& each) const {
    if (each.geometry.empty()) {
        return {};
    }
    auto const shape = json::parse(each.geometry);
    auto const& first = first_position(shape.at("coordinates"));
    auto const area = json::parse(workshop.area);
    double const west = area[0], south = area[1], east = area[2], north = area[3];
    auto const column = std::floor((first[0].get<double>() - west) / (east - west) * grid_columns);
    auto const row = std::floor((north - first[1].get<double>()) / (north - south) * grid_rows);
    if (column < 0 || column >= grid_columns || row < 0 || row >= grid_rows) {
        return {};
    }
    return fmt::format("{}{}", static_cast<char>('A' + static_cast<int>(column)),
                       static_cast<int>(row) + 1);
}

report_data read_report(db::connection& database, std::int64_t workshop_id) {
    report_data result{
        store::find_workshop(database, workshop_id), store::participants(database, workshop_id),
        store::contributions(database, workshop_id), store::all_reactions(database, workshop_id),
        store::count_votes(database, workshop_id),   count_zones(database, workshop_id)};
    std::erase_if(result.said, [](auto const& each) { return each.state != "shown"; });
    return result;
}

} // namespace trygg::api

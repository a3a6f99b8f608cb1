#include "ingest/theme.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geo/geometry.hpp"
#include "ogr/transform.hpp"

#include <array>
#include <cmath>

namespace trygg::ingest {

std::unique_ptr<theme_writer> make_theme(import_context& context) {
    using maker = std::unique_ptr<theme_writer> (*)(import_context&);
    static std::map<std::string, maker> const makers{
        {"zones", make_zones},         {"members", make_members}, {"population", make_population},
        {"incidents", make_incidents}, {"places", make_places},   {"measures", make_measures},
        {"pledges", make_pledges},     {"survey", make_survey},   {"layer", make_layer}};
    return makers.at(context.by.theme)(context);
}

theme_id placed_theme(std::string const& theme) {
    static std::map<std::string, theme_id> const themes{{"incidents", theme_id::incident},
                                                        {"places", theme_id::place},
                                                        {"measures", theme_id::measure},
                                                        {"pledges", theme_id::activity},
                                                        {"survey", theme_id::response}};
    auto const found = themes.find(theme);
    return found == themes.end() ? theme_id::none : found->second;
}

void count_outcome(file_report& report, store::outcome what) {
    switch (what) {
    case store::outcome::accepted:
        ++report.accepted;
        break;
    case store::outcome::updated:
        ++report.updated;
        break;
    case store::outcome::unchanged:
        ++report.unchanged;
        break;
    }
}

store::written counted_by_kind(file_report& report, std::string const& list,
                               std::string const& kind, store::written const& row) {
    report.kind_list = list;
    auto& count = report.kinds[kind];
    count.accepted += row.what == store::outcome::accepted ? 1 : 0;
    count.updated += row.what == store::outcome::updated ? 1 : 0;
    count.unchanged += row.what == store::outcome::unchanged ? 1 : 0;
    return row;
}

void note(file_report& report, std::string code, std::string sentence) {
    report.notices.emplace_back(std::move(code), std::move(sentence));
}

void say_edits(store::hand_edits const& edits, file_report& report) {
    for (auto const& clash : edits.clashes()) {
        note(report, "edited_by_hand",
             clash + "; what was written by hand stays until somebody "
                     "chooses (in the page under Redigera)");
    }
    if (edits.met_retired() > 0) {
        note(report, "retired_by_hand",
             fmt::format("{} rows are of features that were retired by hand; they stay retired",
                         edits.met_retired()));
    }
    if (!edits.clashes().empty()) {
        report.figures["clashes_with_hand_edits"] +=
            static_cast<std::int64_t>(edits.clashes().size());
    }
}

std::string row_keys::key(row_view const& row) {
    std::vector<store::value> content;
    for (auto const& value : row.raw().values) {
        content.push_back(value ? store::value{*value} : store::value{});
    }
    auto const hash = store::row_hash({}, content, row.wkb());
    auto const id = std::string{row.text(m_name)};
    if (id.empty()) {
        auto& [count, unused] = m_seen[hash];
        ++count;
        return fmt::format("row-{}-{}", hash, count);
    }
    auto const [found, fresh] = m_seen.try_emplace(id, row.line(), hash);
    if (!fresh && found->second.second != hash) {
        throw rejection{"doubled_id",
                        fmt::format("the id '{}' is also on row {}, with other content; give each "
                                    "row an id of its own",
                                    id, found->second.first)};
    }
    return id;
}

struct position_reader::state {
    ogr::transformer to_storage;
    ogr::transformer to_degrees;
    bool degrees; ///< the coordinate columns hold longitude and latitude
    ogr::area_of_use area;

    void check_reach(geo::point at) const {
        std::array xs{at.x};
        std::array ys{at.y};
        to_degrees(xs, ys);
        constexpr double margin = 10;
        bool const near = xs[0] > area.west - margin && xs[0] < area.east + margin &&
                          ys[0] > area.south - margin && ys[0] < area.north + margin;
        if (area.known && !near) { // also when there is no such place, NaN
            throw rejection{
                "far_away",
                fmt::format("the position {:.4f} N {:.4f} E is far from the map; are its "
                            "coordinates exchanged, or in another CRS (--crs)?",
                            ys[0], xs[0])};
        }
    }
};

position_reader::position_reader(import_context& context) {
    auto const crs = context.source_crs.empty() ? std::string{"OGC:CRS84"} : context.source_crs;
    auto const target = fmt::format("EPSG:{}", context.target_crs);
    bool const degrees = crs == "OGC:CRS84" || crs == "EPSG:4326";
    m_state = std::make_unique<state>(state{ogr::transformer{crs, target},
                                            ogr::transformer{target, "OGC:CRS84"}, degrees,
                                            ogr::usable_area(target)});
}
position_reader::~position_reader() = default;
position_reader::position_reader(position_reader&&) noexcept = default;
position_reader& position_reader::operator=(position_reader&&) noexcept = default;

position position_reader::read(row_view const& row) const {
    if (!row.wkb().empty()) {
        auto const inner = geo::representative_point(geo::from_wkb(row.wkb()));
        m_state->check_reach(inner);
        return {geo::to_wkb(geo::point_at(inner)), "exact"};
    }
    if (auto const both = row.text("position"); !both.empty()) {
        auto const comma = both.find(',');
        if (comma == std::string_view::npos) {
            throw rejection{"bad_position",
                            fmt::format("'{}' is no position; write latitude,longitude", both)};
        }
        return read(trim(both.substr(comma + 1)), both.substr(0, comma));
    }
    return read(row.text("lon"), row.text("lat"));
}

position position_reader::read(std::string_view first, std::string_view second) const {
    if (first.empty() && second.empty()) {
        return {"", "none"};
    }
    auto const x = parse_number(first);
    auto const y = parse_number(second);
    if (!x || !y) {
        throw rejection{"bad_position", fmt::format("'{}', '{}' is no position; give both "
                                                    "coordinates as numbers",
                                                    first, second)};
    }
    if (m_state->degrees && (std::abs(*x) > 180 || std::abs(*y) > 90)) {
        throw rejection{"bad_position",
                        fmt::format("{}, {} is no longitude and latitude; if these are metres, "
                                    "name their CRS, for example --crs EPSG:3006",
                                    first, second)};
    }
    if (m_state->degrees && *x == 0 && *y == 0) {
        return {"", "none"}; // how many programs write "unknown"
    }
    std::array xs{*x};
    std::array ys{*y};
    m_state->to_storage(xs, ys);
    if (!std::isfinite(xs[0]) || !std::isfinite(ys[0])) {
        throw rejection{"bad_position",
                        fmt::format("{}, {} lies outside of what the map's CRS can hold; check the "
                                    "coordinates and --crs",
                                    first, second)};
    }
    m_state->check_reach({xs[0], ys[0]});
    return {geo::to_wkb(geo::point_at({xs[0], ys[0]})), "exact"};
}

void position_reader::check_reach(std::string const& wkb) const {
    m_state->check_reach(geo::representative_point(geo::from_wkb(wkb)));
}

} // namespace trygg::ingest

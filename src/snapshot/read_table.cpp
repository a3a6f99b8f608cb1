#include "snapshot/read_table.hpp"

#include "model/when.hpp"

#include <fmt/format.h>

#include <cmath>

namespace trygg::snapshot {

namespace {

std::string sql_of(table_query const& query) {
    auto const or_null = [](std::string const& sql) {
        return sql.empty() ? "NULL" : sql;
    };
    auto sql = fmt::format(
        "SELECT {}, {}, {}, {}", query.id,
        query.geometry == "NULL" ? "NULL" : fmt::format("ST_AsBinary({})", query.geometry),
        or_null(query.starts), or_null(query.ends));
    for (auto const& p : query.properties) {
        sql += ", " + p.sql;
    }
    return sql + fmt::format(" FROM {} ORDER BY 1", query.from);
}

void append(column& to, db::statement const& row, int at) {
    bool const null = row.is_null(at);
    switch (to.type) {
    case column_type::integer:
        to.integers.push_back(null ? no_integer : row.integer(at));
        break;
    case column_type::boolean:
        to.integers.push_back(null ? no_integer : static_cast<int>(row.integer(at) != 0));
        break;
    case column_type::real:
        to.reals.push_back(null ? NAN : row.real(at));
        break;
    case column_type::text:
        to.words.push_back(null ? dictionary::null : to.texts.add(row.text(at)));
        break;
    case column_type::temporal: // a time without an offset counts as UTC, and is served so
        to.words.push_back(null ? dictionary::null : to.texts.add(model::with_zone(row.text(at))));
        break;
    case column_type::json:
        to.words.push_back(null ? dictionary::null : to.texts.add_json(row.text(at)));
        break;
    }
}

/// A row lasts from its start to the end of `ends`; either may be missing.
void append_time(times& to, db::statement const& row) {
    auto const seconds = [&](int at) {
        return row.is_null(at) ? std::nullopt : model::seconds_of(row.text(at));
    };
    auto const starts = seconds(2), ends = seconds(3);
    auto const first = starts ? starts : ends, last = ends ? ends : starts;
    to.first.push_back(first ? first->first : no_integer);
    to.last.push_back(last ? last->last : no_integer);
}

std::vector<std::shared_ptr<column>> empty_columns(table_query const& query) {
    std::vector<std::shared_ptr<column>> result;
    for (auto const& p : query.properties) {
        result.push_back(std::make_shared<column>(column{p.name, p.type}));
    }
    return result;
}

} // namespace

table read_table(db::connection& database, table_query const& query) {
    auto filled = empty_columns(query);
    std::vector<std::int64_t> numbers;
    std::vector<std::string> codes;
    times when;
    geometry_builder shapes;
    auto row = database.query(sql_of(query));
    while (row.next()) {
        if (query.numeric_id) {
            numbers.push_back(row.integer(0));
        } else {
            codes.emplace_back(row.text(0));
        }
        shapes.add(row.is_null(1) ? std::string_view{} : row.bytes(1));
        append_time(when, row);
        for (std::size_t i = 0; i < filled.size(); ++i) {
            append(*filled[i], row, static_cast<int>(i) + 4);
        }
    }
    for (auto const& one : filled) {
        if (one->type == column_type::temporal) {
            fill_spans(*one);
        }
    }
    table result;
    result.properties = {filled.begin(), filled.end()};
    result.shapes = std::make_shared<geometry_column>(std::move(shapes).finish(query.crs));
    result.ids = query.numeric_id ? std::make_shared<feature_ids>(std::move(numbers))
                                  : std::make_shared<feature_ids>(std::move(codes));
    if (!query.starts.empty()) {
        result.when = std::make_shared<times>(std::move(when));
    }
    return result;
}

placements::placements(db::connection& database, std::vector<zone_set> const& sets)
    : m_database(&database), m_sets(sets.size()) {
    for (std::size_t set = 0; set < sets.size(); ++set) {
        auto row = database.query("SELECT zone.id FROM zone JOIN zone_set ON zone_set.id = "
                                  "zone_set_id WHERE zone_set.name = ? ORDER BY code",
                                  sets[set].name);
        for (std::int32_t zone = 0; row.next(); ++zone) {
            m_zones[row.integer(0)] = {set, zone};
        }
    }
}

zone_indexes placements::read(theme of, std::vector<std::int64_t> const& ids) const {
    zone_indexes result(m_sets, std::vector<std::int32_t>(ids.size(), outside));
    auto row = m_database->query("SELECT event_id, zone_id FROM placement "
                                 "WHERE theme = ? AND zone_id IS NOT NULL ORDER BY event_id",
                                 static_cast<int>(of));
    std::size_t at = 0; // both are in the order of ids
    while (row.next()) {
        auto const event = row.integer(0);
        while (at < ids.size() && ids[at] < event) {
            ++at;
        }
        auto const found = m_zones.find(row.integer(1));
        if (at < ids.size() && ids[at] == event && found != m_zones.end()) {
            result[found->second.set][at] = found->second.zone;
        }
    }
    return result;
}

void add_zone_codes(table& to, std::vector<zone_set> const& sets, zone_indexes const& zones) {
    for (std::size_t set = 0; set < sets.size(); ++set) {
        auto codes = std::make_shared<column>(column{"zone_" + sets[set].name});
        std::vector<std::uint32_t> words;
        for (auto const& zone : sets[set].zones) {
            words.push_back(codes->texts.add(zone.code));
        }
        codes->words.reserve(zones[set].size());
        for (auto const zone : zones[set]) {
            codes->words.push_back(zone == outside ? dictionary::null
                                                   : words[static_cast<std::size_t>(zone)]);
        }
        to.properties.push_back(std::move(codes));
    }
}

} // namespace trygg::snapshot

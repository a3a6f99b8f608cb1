#include "edit/hand_marks.hpp"

#include "base/time.hpp"
#include "edit/feature_list.hpp"
#include "edit/placing.hpp"
#include "edit/problems.hpp"
#include "store/change_log.hpp"
#include "store/database.hpp"
#include "store/hand_edits.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trygg::edit {
namespace {

bool is_imported(db::connection& database, kind const& of, std::int64_t id) {
    auto const* const made_here = of.has_source ? "dataset = 'edit'" : "source_key LIKE 'edit-%'";
    return database.count(
               fmt::format("SELECT count(*) FROM {} WHERE id = ? AND NOT {}", of.table, made_here),
               id) > 0;
}

json hand_of(db::connection& database, kind const& of, std::int64_t id) {
    auto row = database.query("SELECT hand FROM edit_state WHERE collection = ? AND feature = ?",
                              of.collection, id);
    return row.next() ? json::parse(row.text(0)) : json::object();
}

void write_hand(db::connection& database, kind const& of, std::int64_t id, json const& hand) {
    database
        .query("INSERT INTO edit_state (collection, feature, version, changed, hand) VALUES (?, ?, "
               "1, (SELECT value + 1 FROM revision), ?) ON CONFLICT DO UPDATE SET hand = "
               "excluded.hand",
               of.collection, id, hand.dump())
        .run();
}

/// The values of all columns as a file would give them. A position that was only found by its
/// name is none of the file's.
std::vector<std::pair<std::string, json>> values_of(db::connection& database, kind const& of,
                                                    feature_state const& state) {
    bool const by_name = state.precision == "place";
    std::vector<std::pair<std::string, json>> result;
    for (auto const& [column, value] : columns_of(database, of, state)) {
        auto const is_found = by_name && column == "precision";
        result.emplace_back(column, is_found ? json("none") : json::parse(store::json_of(value)));
    }
    if (of.place != place_rule::none) {
        bool const has_none = state.wkb.empty() || by_name;
        result.emplace_back(store::geometry_field,
                            has_none ? json{} : json(store::hex_of(state.wkb)));
    }
    return result;
}

/// Put the file's value into its column.
void take_file_value(db::connection& database, kind const& of, clash const& which) {
    auto const value = json::parse(which.file_value);
    if (which.field == store::geometry_field) {
        auto const wkb =
            value.is_null() ? std::string{} : store::bytes_of_hex(value.get<std::string>());
        auto update =
            database.query(fmt::format("UPDATE {} SET geom = ST_GeomFromWKB(?, {}) WHERE id = ?",
                                       of.table, store::storage_crs(database)),
                           nullptr, which.feature);
        if (!wkb.empty()) {
            update.bind(db::blob{wkb}, which.feature);
        }
        update.run();
        return;
    }
    auto const fields = columns_of(database, of, *read_state(database, of, which.feature));
    auto const known =
        std::ranges::find(fields, which.field, &std::pair<std::string, store::value>::first);
    if (known == fields.end()) {
        throw not_found{"there is no field '{}' to settle", which.field};
    }
    auto update = database.query(
        fmt::format("UPDATE {} SET {} = ? WHERE id = ?", of.table, db::quoted(known->first)));
    store::set_value(update, 1,
                     value.is_null()             ? store::value{}
                     : value.is_number_integer() ? store::value{value.get<std::int64_t>()}
                     : value.is_number()         ? store::value{value.get<double>()}
                                                 : store::value{value.get<std::string>()});
    update.set(2, which.feature);
    update.run();
}

clash clash_at(db::statement const& row) {
    auto const text = [&](int column) {
        return std::string{row.text(column)};
    };
    return {.id = row.integer(0),
            .collection = text(1),
            .feature = row.integer(2),
            .title = {},
            .field = text(3),
            .hand_value = text(4),
            .file_value = text(5),
            .source = text(6),
            .found_at = text(7)};
}

constexpr char const* clash_sql =
    "SELECT import_clash.id, collection, feature, field, hand_value, file_value, source.name, "
    "found_at FROM import_clash JOIN source ON source.id = source_id WHERE settled_at IS NULL";

} // anonymous namespace

void mark_by_hand(db::connection& database, kind const& of, std::int64_t id,
                  feature_state const& before, feature_state const& after) {
    if (!is_imported(database, of, id)) {
        return;
    }
    auto hand = hand_of(database, of, id);
    auto const was = values_of(database, of, before);
    auto const is = values_of(database, of, after);
    for (std::size_t i = 0; i < was.size(); ++i) {
        auto const& [column, value] = is[i];
        if (!hand.contains(column) && was[i].second != value) {
            hand[column] = was[i].second;
        } else if (hand.contains(column) && hand[column] == value) {
            hand.erase(column);
        }
    }
    write_hand(database, of, id, hand);
}

std::vector<clash> open_clashes(db::connection& database, std::size_t most) {
    std::vector<clash> result;
    auto rows = database.query(fmt::format("{} ORDER BY import_clash.id LIMIT ?", clash_sql), most);
    while (rows.next()) {
        result.push_back(clash_at(rows));
    }
    for (auto& each : result) {
        each.title = title_of(database, *find_kind(each.collection), each.feature);
    }
    return result;
}

void settle(db::connection& database, std::int64_t id, bool take_file, std::string const& who) {
    auto row = database.query(fmt::format("{} AND import_clash.id = ?", clash_sql), id);
    if (!row.next()) {
        throw not_found{"there is no open clash {}", id};
    }
    auto const which = clash_at(row);
    row.reset();
    auto const& of = *find_kind(which.collection);
    auto const before = read_state(database, of, which.feature);
    if (take_file && before) {
        take_file_value(database, of, which);
        auto hand = hand_of(database, of, which.feature);
        hand.erase(which.field);
        write_hand(database, of, which.feature, hand);
        place(database, of, which.feature);
        store::append(database,
                      {.actor = who,
                       .collection = which.collection,
                       .feature = which.feature,
                       .kind = "settle",
                       .before = as_json(*before).dump(),
                       .after = as_json(*read_state(database, of, which.feature)).dump()});
    }
    database
        .query("UPDATE import_clash SET settled_at = ?, settled_by = ?, choice = ? WHERE id = ?",
               time::now_utc(), who, take_file ? "file" : "hand", id)
        .run();
}

} // namespace trygg::edit

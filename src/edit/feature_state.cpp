#include "edit/feature_state.hpp"

#include "base/time.hpp"
#include "edit/links.hpp"
#include "store/change_log.hpp"
#include "store/database.hpp"
#include "store/hand_edits.hpp"

#include <fmt/format.h>

namespace trygg::edit {
namespace {

/// The expression that reads a field.
std::string expression_of(field const& of) {
    if (of.type == field_type::zone) {
        return "CASE WHEN zone_code IS NOT NULL THEN coalesce(nullif(zone_set, '') || '/', '') || "
               "zone_code END";
    }
    if (of.name == "year") {
        return "(SELECT year FROM pledge WHERE pledge.id = pledge_id)";
    }
    return of.in_table();
}

json json_at(db::statement const& row, int column, field_type type) {
    if (row.is_null(column)) {
        return nullptr;
    }
    switch (type) {
    case field_type::integer:
    case field_type::commitment:
        return row.integer(column);
    case field_type::real:
        return row.real(column);
    case field_type::boolean:
        return row.integer(column) != 0;
    default:
        return std::string{row.text(column)};
    }
}

store::value value_of(json const& given) {
    if (given.is_null()) {
        return {};
    }
    if (given.is_boolean()) {
        return std::int64_t{given.get<bool>() ? 1 : 0};
    }
    if (given.is_number_integer()) {
        return given.get<std::int64_t>();
    }
    if (given.is_number()) {
        return given.get<double>();
    }
    return given.get<std::string>();
}

store::value value_of(json const& given, field const& of) {
    if (of.type == field_type::boolean && given.is_null()) {
        return std::int64_t{0};
    }
    if (of.type == field_type::real && given.is_number()) {
        return given.get<double>();
    }
    return value_of(given);
}

/// "deso", "1463A0010" of "deso/1463A0010".
std::pair<store::value, store::value> zone_values(json const& given) {
    if (given.is_null()) {
        return {};
    }
    auto const text = given.get<std::string>();
    auto const slash = text.find('/');
    if (slash == std::string::npos) {
        return {store::value{}, text};
    }
    return {text.substr(0, slash), text.substr(slash + 1)};
}

/// The pledge of a year; made when there is none.
std::int64_t pledge_of(db::connection& database, std::int64_t year, std::int64_t source) {
    auto known = database.query("SELECT id FROM pledge WHERE year = ? ORDER BY id LIMIT 1", year);
    if (known.next()) {
        return known.integer(0);
    }
    database
        .query("INSERT INTO pledge (year, title, source_id) VALUES (?, ?, ?)", year,
               fmt::format("Medborgarlöfte {}", year), source)
        .run();
    return database.last_id();
}

/// What is written by hand leads back to this source.
std::int64_t hand_source(db::connection& database) {
    constexpr char const* name = "Skrivet i kartan";
    database
        .query("INSERT OR IGNORE INTO source (name, profile, sha256, bytes, file_time, imported_at)"
               " VALUES (?, 'edit', '', 0, ?2, ?2)",
               name, time::now_utc())
        .run();
    return database.count("SELECT id FROM source WHERE name = ? AND profile = 'edit'", name);
}

void bind_geometry(db::statement& statement, int index, std::string const& wkb) {
    if (wkb.empty()) {
        statement.set(index, nullptr);
    } else {
        statement.set(index, db::blob{wkb});
    }
}

std::string geometry_sql(db::connection& database) {
    return fmt::format("ST_GeomFromWKB(?, {})", store::storage_crs(database));
}

using named_values = std::vector<std::pair<std::string, store::value>>;

/// What a row made by hand has besides its fields.
named_values head_of_row(db::connection& database, kind const& of) {
    auto const key = fmt::format("edit-{}", store::head_of_log(database).number + 1);
    if (!of.has_source) {
        return {{"source_key", key}};
    }
    return {{"dataset", std::string{"edit"}},
            {"source_key", key},
            {"row_hash", std::string{}},
            {"source_id", hand_source(database)}};
}

} // anonymous namespace

json as_json(feature_state const& state) {
    return {{"properties", state.properties},
            {"wkb", state.wkb.empty() ? json{} : json(store::hex_of(state.wkb))},
            {"precision", state.precision}};
}

feature_state from_json(json const& logged) {
    auto const& wkb = logged.at("wkb");
    return {logged.at("properties"),
            wkb.is_null() ? std::string{} : store::bytes_of_hex(wkb.get<std::string>()),
            logged.at("precision").get<std::string>()};
}

std::optional<feature_state> read_state(db::connection& database, kind const& of, std::int64_t id) {
    std::string columns = of.place == place_rule::none ? "NULL" : "ST_AsBinary(geom)";
    columns += of.has_zone ? ", precision" : ", ''";
    for (auto const& field : of.fields) {
        columns += field.is_list() ? "" : ", " + expression_of(field);
    }
    auto row = database.query(fmt::format("SELECT {} FROM {} WHERE id = ?", columns, of.table), id);
    if (!row.next()) {
        return std::nullopt;
    }
    feature_state result{json::object(), std::string{row.bytes(0)}, std::string{row.text(1)}};
    int column = 1;
    for (auto const& field : of.fields) {
        if (!field.is_list()) {
            result.properties[field.name] = json_at(row, ++column, field.type);
        }
    }
    read_links(database, of, id, result.properties);
    return result;
}

named_values columns_of(db::connection& database, kind const& of, feature_state const& state) {
    named_values result;
    for (auto const& field : of.fields) {
        auto const& given = state.properties.at(field.name);
        if (field.is_list()) {
            continue;
        }
        if (field.type == field_type::zone) {
            auto [set, code] = zone_values(given);
            result.emplace_back("zone_set", std::move(set));
            result.emplace_back("zone_code", std::move(code));
        } else if (field.name == "year") {
            result.emplace_back(
                "pledge_id", pledge_of(database, given.get<std::int64_t>(), hand_source(database)));
        } else {
            result.emplace_back(field.in_table(), value_of(given, field));
        }
    }
    if (of.has_zone) {
        result.emplace_back("precision", state.precision);
    }
    return result;
}

std::int64_t insert_state(db::connection& database, kind const& of, feature_state const& state) {
    auto values = head_of_row(database, of);
    auto const fields = columns_of(database, of, state);
    values.insert(values.end(), fields.begin(), fields.end());
    std::string names, marks;
    for (auto const& [name, unused] : values) {
        names += (names.empty() ? "" : ", ") + name;
        marks += marks.empty() ? "?" : ", ?";
    }
    if (of.place != place_rule::none) {
        names += ", geom";
        marks += ", " + geometry_sql(database);
    }
    auto insert =
        database.query(fmt::format("INSERT INTO {} ({}) VALUES ({})", of.table, names, marks));
    int index = 0;
    for (auto const& [name, given] : values) {
        store::set_value(insert, ++index, given);
    }
    if (of.place != place_rule::none) {
        bind_geometry(insert, ++index, state.wkb);
    }
    insert.run();
    auto const id = database.last_id();
    write_links(database, of, id, state.properties);
    return id;
}

void update_state(db::connection& database, kind const& of, std::int64_t id,
                  feature_state const& state) {
    auto const values = columns_of(database, of, state);
    std::string sets;
    for (auto const& [name, unused] : values) {
        sets += (sets.empty() ? "" : ", ") + name + " = ?";
    }
    if (of.place != place_rule::none) {
        sets += ", geom = " + geometry_sql(database);
    }
    auto update = database.query(fmt::format("UPDATE {} SET {} WHERE id = ?", of.table, sets));
    int index = 0;
    for (auto const& [name, given] : values) {
        store::set_value(update, ++index, given);
    }
    if (of.place != place_rule::none) {
        bind_geometry(update, ++index, state.wkb);
    }
    update.set(++index, id);
    update.run();
    write_links(database, of, id, state.properties);
}

} // namespace trygg::edit

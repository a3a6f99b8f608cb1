#include "edit/links.hpp"

#include <utility>

namespace trygg::edit {
namespace {

std::pair<std::string, std::string> split_zone(std::string const& text) {
    auto const slash = text.find('/');
    return {text.substr(0, slash), slash == std::string::npos ? "" : text.substr(slash + 1)};
}

json column_of(db::statement rows, bool is_text) {
    auto result = json::array();
    while (rows.next()) {
        result.push_back(is_text ? json(std::string{rows.text(0)}) : json(rows.integer(0)));
    }
    return result;
}

json read_list(db::connection& database, field const& of, std::int64_t id) {
    switch (of.type) {
    case field_type::mentions:
        return column_of(
            database.query("SELECT mention.id FROM measure_mention JOIN mention USING "
                           "(response_id, number) WHERE measure_id = ? ORDER BY mention.id",
                           id),
            false);
    case field_type::incidents:
        return column_of(database.query("SELECT incident_id FROM measure_incident WHERE measure_id "
                                        "= ? ORDER BY incident_id",
                                        id),
                         false);
    default:
        return column_of(database.query("SELECT zone_set || '/' || zone_code FROM measure_zone "
                                        "WHERE measure_id = ? AND control = ? ORDER BY 1",
                                        id, of.name == "control_zones" ? 1 : 0),
                         true);
    }
}

void insert_link(db::connection& database, field const& of, std::int64_t id, json const& target) {
    switch (of.type) {
    case field_type::mentions:
        database
            .query("INSERT INTO measure_mention SELECT ?, response_id, number FROM mention WHERE "
                   "id = ?",
                   id, target.get<std::int64_t>())
            .run();
        break;
    case field_type::incidents:
        database.query("INSERT INTO measure_incident VALUES (?, ?)", id, target.get<std::int64_t>())
            .run();
        break;
    default: {
        auto const [set, code] = split_zone(target.get<std::string>());
        database
            .query("INSERT INTO measure_zone VALUES (?, ?, ?, ?)", id, set, code,
                   of.name == "control_zones" ? 1 : 0)
            .run();
    }
    }
}

} // anonymous namespace

void read_links(db::connection& database, kind const& of, std::int64_t id, json& properties) {
    for (auto const& field : of.fields) {
        if (field.is_list()) {
            properties[field.name] = read_list(database, field, id);
        }
    }
}

void write_links(db::connection& database, kind const& of, std::int64_t id,
                 json const& properties) {
    if (of.table != "measure") {
        return;
    }
    for (auto const* const table : {"measure_mention", "measure_incident", "measure_zone"}) {
        database.query(fmt::format("DELETE FROM {} WHERE measure_id = ?", table), id).run();
    }
    for (auto const& field : of.fields) {
        if (field.is_list()) {
            for (auto const& target : properties.at(field.name)) {
                insert_link(database, field, id, target);
            }
        }
    }
}

bool link_exists(db::connection& database, field_type type, json const& target) {
    switch (type) {
    case field_type::mentions:
        return database.count("SELECT count(*) FROM mention WHERE id = ?",
                              target.get<std::int64_t>()) > 0;
    case field_type::incidents:
        return database.count("SELECT count(*) FROM incident WHERE id = ?",
                              target.get<std::int64_t>()) > 0;
    case field_type::commitment:
        return database.count("SELECT count(*) FROM commitment WHERE id = ? AND id NOT IN (SELECT "
                              "feature FROM retired WHERE collection = 'commitments')",
                              target.get<std::int64_t>()) > 0;
    default: {
        auto const [set, code] = split_zone(target.get<std::string>());
        return database.count("SELECT count(*) FROM zone JOIN zone_set ON zone_set.id = "
                              "zone_set_id WHERE zone_set.name = ? AND zone.code = ?",
                              set, code) > 0;
    }
    }
}

} // namespace trygg::edit

#include "snapshot/loading.hpp"

#include "store/database.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace trygg::snapshot {

namespace {

void load_settings(loading& at) {
    auto row = at.database.query("SELECT key, value FROM setting");
    while (row.next()) {
        at.into.settings.emplace(row.text(0), row.text(1));
    }
}

void load_secret(loading& at) {
    auto row = at.database.query("SELECT value FROM secret WHERE name = 'public_ids'");
    at.into.secret = row.next() ? std::string{row.bytes(0)} : std::string{};
}

void load_municipalities(loading& at) {
    at.into.municipalities = {{}};
    auto row = at.database.query("SELECT code, name FROM municipality ORDER BY code");
    while (row.next()) {
        at.into.municipalities.push_back({std::string{row.text(0)}, std::string{row.text(1)}});
    }
    at.into.own = at.municipality(at.into.setting("municipality").value_or(""));
}

void load_sources(loading& at) {
    auto row = at.database.query("SELECT name, profile, sha256, file_time, imported_at, licence, "
                                 "rows_read, accepted, rejected, made_up FROM source ORDER BY id");
    while (row.next()) {
        auto const text = [&](int column) {
            return std::string{row.text(column)};
        };
        at.into.sources.push_back({text(0), text(1), text(2), text(3), text(4), text(5),
                                   row.integer(6), row.integer(7), row.integer(8),
                                   row.integer(9) != 0});
    }
}

commitment read_commitment(db::statement const& row) {
    return {row.integer(0),
            std::string{row.text(2)},
            std::string{row.text(3)},
            std::string{row.text(4)},
            row.is_null(5) ? std::nullopt : std::optional{row.integer(5)},
            row.integer(6),
            row.integer(7),
            row.integer(8)};
}

void load_pledges(loading& at) {
    std::map<std::int64_t, std::size_t> places;
    auto pledge_row =
        at.database.query("SELECT id, year, title, parties FROM pledge ORDER BY year, id");
    while (pledge_row.next()) {
        places[pledge_row.integer(0)] = at.into.pledges.size();
        at.into.pledges.push_back({static_cast<int>(pledge_row.integer(1)),
                                   std::string{pledge_row.text(2)},
                                   std::string{pledge_row.text(3)},
                                   {}});
    }
    auto row = at.database.query(
        "WITH standing AS (SELECT commitment_id, status, date, public FROM activity WHERE id NOT "
        "IN "
        "(SELECT "
        "feature "
        "FROM retired WHERE collection = 'activities')) "
        "SELECT id, pledge_id, party, text, rule, target, "
        "(SELECT count(*) FROM standing WHERE commitment_id = commitment.id AND status = 'done'), "
        "(SELECT count(*) FROM standing WHERE commitment_id = commitment.id "
        "AND status = 'planned'), (SELECT count(*) FROM standing WHERE commitment_id = "
        "commitment.id AND status = 'done' AND public = 1 "
        "AND (date IS NULL OR date < date('now', 'localtime'))) FROM commitment WHERE id NOT IN "
        "(SELECT "
        "feature FROM retired WHERE collection = 'commitments') ORDER BY id");
    while (row.next()) {
        at.into.pledges[places.at(row.integer(1))].commitments.push_back(read_commitment(row));
    }
}

std::string quoted_name(std::string_view name) {
    std::string result = "\"";
    for (char const c : name) {
        result += c == '"' ? "\"\"" : std::string(1, c);
    }
    return result + '"';
}

column_type type_named(std::string const& name) {
    return name == "integer"                      ? column_type::integer
           : name == "real"                       ? column_type::real
           : name == "boolean"                    ? column_type::boolean
           : name == "date" || name == "datetime" ? column_type::temporal
                                                  : column_type::text;
}

/// The properties that a context layer's file had, from its JSON list in the database.
std::vector<property> layer_properties(std::string_view listed) {
    std::vector<property> result;
    for (auto const& entry : nlohmann::json::parse(listed)) {
        result.push_back({entry.at("name").get<std::string>(),
                          quoted_name(entry.at("column").get<std::string>()),
                          type_named(entry.at("type").get<std::string>())});
    }
    return result;
}

} // namespace

void load_lists(loading& at) {
    load_settings(at);
    load_secret(at);
    load_municipalities(at);
    load_sources(at);
    load_pledges(at);
}

void load_layers(loading& at) {
    auto row = at.database.query("SELECT name, title, table_name, crs, columns FROM layer "
                                 "ORDER BY name");
    while (row.next()) {
        auto layer = read_table(at.database, {.from = quoted_name(row.text(2)),
                                              .id = "id",
                                              .geometry = "geom",
                                              .crs = fmt::format("EPSG:{}", row.integer(3)),
                                              .properties = layer_properties(row.text(4))});
        layer.id = row.text(0);
        layer.title = row.text(1);
        layer.description = "Importerad som den är, med filens egna egenskaper.";
        at.into.layers.push_back(layer.id);
        at.into.tables.push_back(std::move(layer));
    }
}

} // namespace trygg::snapshot

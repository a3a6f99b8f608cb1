#include "store/layers.hpp"

#include "base/error.hpp"
#include "store/geometry.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace trygg::store {
namespace {

using nlohmann::json;

/// A table of SQLite holds 2 000 columns, ours and the geometry's among them.
constexpr std::size_t max_columns = 1'000;

std::string sql_type(std::string const& type) {
    if (type == "integer" || type == "boolean") {
        return "INTEGER";
    }
    return type == "real" ? "REAL" : "TEXT";
}

/// Column names are ours, c1_name, so that a file's field called id, geom or "; drop" is only text.
std::string column_name(std::size_t number, std::string const& name) {
    std::string result = fmt::format("c{}_", number + 1);
    for (auto const c : name) {
        bool const plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        result += plain ? c : '_';
        if (result.size() > 40) {
            break;
        }
    }
    return result;
}

std::string table_name(std::string const& layer) {
    auto result = "layer_" + layer;
    std::ranges::replace(result, '-', '_');
    return result;
}

std::string columns_json(std::vector<layer_column> const& columns) {
    json list = json::array();
    for (auto const& column : columns) {
        list.push_back({{"column", column.column}, {"name", column.name}, {"type", column.type}});
    }
    return list.dump();
}

layer_table from_row(db::statement const& row) {
    layer_table result{
        std::string{row.text(0)}, std::string{row.text(1)}, static_cast<int>(row.integer(2)), {}};
    for (auto const& item : json::parse(row.text(3))) {
        result.columns.push_back({item.at("column"), item.at("name"), item.at("type")});
    }
    return result;
}

void check_same(layer_table const& known, layer_wanted const& wanted) {
    bool const same = std::ranges::equal(
        known.columns, wanted.fields, [&](layer_column const& a, ogr::field const& b) {
            return a.name == b.name && (!wanted.typed || a.type == b.type);
        });
    if (!same) {
        std::vector<std::string> names;
        for (auto const& column : known.columns) {
            names.push_back(column.name + " (" + column.type + ")");
        }
        throw input_error{
            "the layer {} is there already with other attributes: {}. Import this file "
            "under another name with --set",
            known.name, fmt::join(names, ", ")};
    }
}

void make_table(db::connection& database, layer_table const& layer) {
    std::string columns;
    for (auto const& column : layer.columns) {
        columns += ", " + column.column + " " + sql_type(column.type);
    }
    database.run("CREATE TABLE " + layer.table +
                 " (id INTEGER PRIMARY KEY, source_key TEXT NOT NULL UNIQUE, row_hash TEXT NOT "
                 "NULL, source_id INTEGER NOT NULL REFERENCES source" +
                 columns + ", geom BLOB) STRICT");
    register_geometry(database, layer.table, "GEOMETRY", layer.crs);
}

} // anonymous namespace

layer_table ensure_layer(db::connection& database, layer_wanted const& wanted,
                         std::int64_t source_id) {
    auto known = database.query("SELECT name, table_name, crs, columns FROM layer WHERE name = ?",
                                wanted.name);
    if (known.next()) {
        auto found = from_row(known);
        check_same(found, wanted);
        return found;
    }
    if (wanted.fields.size() > max_columns) {
        throw input_error{"the layer {} would have {} attributes; at most {} are kept. Leave out "
                          "columns that the map does not need",
                          wanted.name, wanted.fields.size(), max_columns};
    }
    layer_table layer{wanted.name, table_name(wanted.name), wanted.crs, {}};
    if (database.count("SELECT count(*) FROM layer WHERE table_name = ?", layer.table) > 0) {
        throw input_error{"the name {} is too much like that of another layer; choose another with "
                          "--set",
                          wanted.name};
    }
    for (auto const& field : wanted.fields) {
        layer.columns.push_back(
            {column_name(layer.columns.size(), field.name), field.name, field.type});
    }
    make_table(database, layer);
    database
        .query("INSERT INTO layer (name, title, table_name, crs, columns, source_id) VALUES "
               "(?, ?, ?, ?, ?, ?)",
               layer.name, layer.name, layer.table, layer.crs, columns_json(layer.columns),
               source_id)
        .run();
    return layer;
}

std::vector<layer_table> layers(db::connection& database) {
    std::vector<layer_table> result;
    for (auto rows =
             database.query("SELECT name, table_name, crs, columns FROM layer ORDER BY name");
         rows.next();) {
        result.push_back(from_row(rows));
    }
    return result;
}

} // namespace trygg::store

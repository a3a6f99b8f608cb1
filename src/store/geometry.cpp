#include "store/geometry.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace trygg::store {
namespace {

using table_type = std::pair<std::string_view, char const*>;

constexpr std::array geometry_tables{table_type{"zone", "MULTIPOLYGON"},
                                     table_type{"incident", "POINT"},
                                     table_type{"mention", "GEOMETRY"},
                                     table_type{"measure", "GEOMETRY"},
                                     table_type{"activity", "GEOMETRY"},
                                     table_type{"place", "POINT"},
                                     table_type{"contribution", "GEOMETRY"},
                                     table_type{"note", "GEOMETRY"},
                                     table_type{"published_contribution", "GEOMETRY"}};

void must(std::string_view what, db::statement asked) {
    if (!asked.next() || asked.integer(0) != 1) {
        throw error{"SpatiaLite cannot {}; is libspatialite 5 whole?", what};
    }
}

void ensure_reference_system(db::connection& database, int epsg) {
    if (database.count("SELECT count(*) FROM spatial_ref_sys WHERE srid = ?", epsg) == 0) {
        must("describe the CRS", database.query("SELECT InsertEpsgSrid(?)", epsg));
    }
}

/// Without index and SpatiaLite's triggers, an ordinary column.
void release(db::connection& database, std::string const& table) {
    must("drop an index", database.query("SELECT DisableSpatialIndex(?, 'geom')", table));
    database.run("DROP TABLE IF EXISTS idx_" + table + "_geom");
    must("release a geometry column",
         database.query("SELECT DiscardGeometryColumn(?, 'geom')", table));
}

} // anonymous namespace

void register_geometry(db::connection& database, std::string_view table, std::string_view type,
                       int epsg) {
    ensure_reference_system(database, epsg);
    must("register a geometry column",
         database.query("SELECT RecoverGeometryColumn(?, 'geom', ?, ?, 'XY')", table, epsg, type));
    must("index a geometry column", database.query("SELECT CreateSpatialIndex(?, 'geom')", table));
}

void register_new_geometries(db::connection& database, int epsg) {
    constexpr int wgs84 = 4326; // in which browsers draw
    ensure_reference_system(database, wgs84);
    for (auto const& [table, type] : geometry_tables) {
        bool const is_there =
            database.count("SELECT count(*) FROM sqlite_master WHERE name = ?", table) > 0;
        if (is_there && database.count("SELECT count(*) FROM geometry_columns WHERE f_table_name "
                                       "= ?",
                                       table) == 0) {
            register_geometry(database, table, type, epsg);
        }
    }
}

bulk_writing::bulk_writing(db::connection& database, std::string table)
    : m_database(&database), m_table(std::move(table)),
      m_epsg(static_cast<int>(
          database.count("SELECT srid FROM geometry_columns WHERE f_table_name = ?", m_table))) {
    release(database, m_table);
}

void bulk_writing::finish() {
    auto const found = std::ranges::find(geometry_tables, m_table, &table_type::first);
    register_geometry(*m_database, m_table, found->second, m_epsg);
}

bool no_geometries(db::connection& database) {
    for (auto const& [table, type] : geometry_tables) {
        if (database.count("SELECT count(*) FROM " + std::string{table} +
                           " WHERE geom IS NOT NULL") > 0) {
            return false;
        }
    }
    return true;
}

void choose_storage_crs(db::connection& database, int epsg) {
    if (!no_geometries(database)) {
        throw error{"the storage CRS can only be chosen while the database holds no geometries"};
    }
    for (auto const& [table, type] : geometry_tables) {
        release(database, std::string{table});
    }
    register_new_geometries(database, epsg);
}

} // namespace trygg::store

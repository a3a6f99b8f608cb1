#include "store/geometry.hpp"

#include "base/error.hpp"

#include <array>
#include <utility>

namespace trygg::store {
namespace {

using table_type = std::pair<char const*, char const*>;

constexpr std::array geometry_tables{
    table_type{"zone", "MULTIPOLYGON"}, table_type{"incident", "POINT"},
    table_type{"mention", "GEOMETRY"},  table_type{"measure", "GEOMETRY"},
    table_type{"activity", "GEOMETRY"}, table_type{"place", "POINT"}};

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

void drop_index(db::connection& database, std::string const& table) {
    must("drop an index", database.query("SELECT DisableSpatialIndex(?, 'geom')", table));
    database.run("DROP TABLE IF EXISTS idx_" + table + "_geom");
}

} // anonymous namespace

void register_geometry(db::connection& database, std::string_view table, std::string_view type,
                       int epsg) {
    ensure_reference_system(database, epsg);
    must("register a geometry column",
         database.query("SELECT RecoverGeometryColumn(?, 'geom', ?, ?, 'XY')", table, epsg, type));
    must("index a geometry column", database.query("SELECT CreateSpatialIndex(?, 'geom')", table));
}

void register_all_geometries(db::connection& database, int epsg) {
    for (auto const& [table, type] : geometry_tables) {
        register_geometry(database, table, type, epsg);
    }
}

bulk_writing::bulk_writing(db::connection& database, std::string table)
    : m_database(&database), m_table(std::move(table)) {
    drop_index(database, m_table);
}

void bulk_writing::finish() {
    must("index a geometry column",
         m_database->query("SELECT CreateSpatialIndex(?, 'geom')", m_table));
}

bool no_geometries(db::connection& database) {
    for (auto const& [table, type] : geometry_tables) {
        if (database.count(std::string{"SELECT count(*) FROM "} + table +
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
        drop_index(database, table);
        must("release a geometry column",
             database.query("SELECT DiscardGeometryColumn(?, 'geom')", table));
    }
    register_all_geometries(database, epsg);
}

} // namespace trygg::store

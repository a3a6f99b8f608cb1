#pragma once
/// \file The geometry columns: registered with SpatiaLite, indexed, in the storage CRS.

#include "db/sqlite.hpp"

#include <string>
#include <string_view>

namespace trygg::store {

/// Make `table`.geom a geometry column with an R*Tree index. `type` as SpatiaLite names it
/// ("MULTIPOLYGON", "POINT", "GEOMETRY"). Throws error when SpatiaLite refuses.
void register_geometry(db::connection& database, std::string_view table, std::string_view type,
                       int epsg);

/// Register the geometry columns of the fixed tables that are there and have none yet.
void register_new_geometries(db::connection& database, int epsg);

/// Change the CRS that geometries are stored in; only while nothing is stored yet.
void choose_storage_crs(db::connection& database, int epsg);

/// Makes a table's geometry an ordinary column while many rows are written, since SpatiaLite's
/// triggers cost more than all else of a row; `finish` registers it again, which checks every
/// geometry, and builds the index in one go. Within a change: abandoned, nothing is lost.
class bulk_writing {
public:
    bulk_writing(db::connection& database, std::string table);
    void finish();

private:
    db::connection* m_database;
    std::string m_table;
    int m_epsg;
};

/// True as long as no fixed table holds a geometry.
bool no_geometries(db::connection& database);

} // namespace trygg::store

#pragma once
/// \file Context layers: each a table of its own with its file's attributes, so that other programs
/// see them as they are.

#include "db/sqlite.hpp"
#include "ogr/reader.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace trygg::store {

struct layer_column {
    std::string column; ///< in the table
    std::string name;   ///< in the file and in the API
    std::string type;   ///< text, integer, real, date, datetime, boolean or list
};

struct layer_table {
    std::string name;  ///< of the collection
    std::string table; ///< "layer_" + name
    int crs = 0;
    std::vector<layer_column> columns;
};

/// The table for a layer, made when there is none. `typed` is false when the fields' types were
/// only read off values; then those of a layer that is there already stay. Throws input_error when
/// a layer of that name has other attributes, naming them.
layer_table ensure_layer(db::connection& database, std::string const& name,
                         std::vector<ogr::field> const& fields, bool typed, int crs,
                         std::int64_t source_id);

/// All layers in the database, by name.
std::vector<layer_table> layers(db::connection& database);

} // namespace trygg::store

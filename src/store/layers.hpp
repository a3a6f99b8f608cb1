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

/// A layer as a file describes it.
struct layer_wanted {
    std::string name;
    std::vector<ogr::field> fields;
    bool typed =
        true;    ///< false when types were only read off values; those of a known layer stay then
    int crs = 0; ///< EPSG code
};

/// The table for a layer, made when there is none. Throws input_error when a layer of that name
/// has other attributes, naming them, or when another layer's name is too much alike.
layer_table ensure_layer(db::connection& database, layer_wanted const& wanted,
                         std::int64_t source_id);

/// All layers in the database, by name.
std::vector<layer_table> layers(db::connection& database);

} // namespace trygg::store

#pragma once
/// \file One layer or table of a file, whatever reads it.

#include "ogr/reader.hpp"

#include <functional>
#include <string>
#include <vector>

namespace trygg::ogr {

using row_sink = std::function<void(row const&)>;

struct table {
    std::string name;
    std::function<layer_info()> describe;
    std::function<void(read_options const&, row_sink const&)> rows;
};

/// Give every field a name of its own: an empty one becomes "field_3", a second "a" becomes "a_2".
void name_fields(std::vector<field>& fields);

} // namespace trygg::ogr

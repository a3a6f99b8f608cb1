#pragma once
/// \file What an answer shows of a table, and how: the same for every representation.

#include "model/crs.hpp"
#include "snapshot/table.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace trygg::encode {

struct view {
    std::shared_ptr<snapshot::table const> table;
    std::vector<std::size_t> properties; ///< indexes in table->properties, in that order
    bool with_geometry = true;
    model::crs crs = model::crs84(); ///< of coordinates, axis order included
};

/// All of a table, in CRS84.
view everything_of(std::shared_ptr<snapshot::table const> table);

} // namespace trygg::encode

#pragma once
/// \file One tile of one layer.

#include "snapshot/table.hpp"
#include "tiles/matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trygg::tiles {

class tile_store;

/// A tile shows no more features than this, and is no larger, in bytes; where it would be,
/// features that lie close together are drawn as one with their number.
inline constexpr std::size_t most_points = 4000;
inline constexpr std::size_t most_features = 20'000; ///< lines and polygons
inline constexpr std::size_t most_bytes = 500'000;

/// What a tile shows of a table.
struct layer {
    std::shared_ptr<snapshot::table const> table;
    std::vector<std::size_t> properties; ///< indexes in table->properties
    /// Rows that pass the filter and may lie in the tile with its buffer, in any order; nothing:
    /// all rows.
    std::optional<std::vector<std::uint32_t>> rows{};
};

/// The layer of a tile as it stands in a file, named as the table; empty when nothing lies there.
std::string write_tile(tile_store& store, layer const& from, tile_id const& tile);

} // namespace trygg::tiles

#pragma once
/// \file Features that are drawn as one, with their number: all that lie in one cell of a tile.

#include "tiles/mvt.hpp"
#include "tiles/tags.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::tiles {

/// A single point of a tile, with its id and properties.
void write_point(layer_writer& to, tag_writer& tags, std::size_t row, tile_point at);

class groups {
public:
    /// A tile has 2^`cell_bits` cells each way.
    groups(snapshot::table const& from, unsigned cell_bits);

    /// `at` lies in the tile, not in its buffer.
    void add(std::uint32_t row, tile_point at);

    /// How many features would be written.
    std::size_t size() const { return m_used; }

    /// A cell's only feature as a point with its properties, several as one at their mean.
    void write(layer_writer& to, tag_writer& tags) const;

private:
    struct gathered {
        std::int64_t number = 0, x = 0, y = 0, count = 0;
        std::uint32_t row = 0;
    };
    void write_group(layer_writer& to, gathered const& all) const;

    std::span<std::int64_t const> m_counts; ///< of the rows, empty when they have none
    unsigned m_bits;
    std::vector<gathered> m_cells;
    std::size_t m_used = 0;
};

} // namespace trygg::tiles

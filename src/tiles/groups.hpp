#pragma once
/// \file Features that are drawn as one, with their number: all that lie in one cell of a tile.

#include "tiles/mvt.hpp"
#include "tiles/tags.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace trygg::tiles {

/// A single point of a tile, with its id and properties.
void write_point(layer_writer& to, tag_writer& tags, std::size_t row, tile_point at);

/// Several features as one point, or a single one.
struct group {
    std::int64_t number = 0;
    tile_point at{};                     ///< their mean
    std::optional<std::int64_t> count{}; ///< sum of the column `count`, where there is one
    std::uint32_t row = 0;               ///< one of them
};

/// A single feature gets its id and properties, several get `cluster`, `point_count` and `count`.
void write_group(layer_writer& to, tag_writer& tags, group const& all);

/// The column that says how many things a row stands for; empty when there is none.
std::span<std::int64_t const> counts_of(snapshot::table const& table);

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
    std::span<std::int64_t const> m_counts; ///< of the rows, empty when they have none
    unsigned m_bits;
    std::vector<gathered> m_cells;
    std::size_t m_used = 0;
};

} // namespace trygg::tiles

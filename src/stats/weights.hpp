#pragma once
/// \file Which zones are whose neighbours, and how much they weigh. Numbers in, numbers out.

#include "geo/box.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::stats {

struct neighbour {
    std::uint32_t index = 0;
    double weight = 1;
    friend bool operator==(neighbour const&, neighbour const&) = default;
};

/// The spatial weights of n zones: each zone's neighbours by rising index, never itself.
class weights {
public:
    /// The neighbours of each zone; throws input_error when one is its own neighbour or none of
    /// the zones.
    explicit weights(std::vector<std::vector<neighbour>> rows);

    std::size_t size() const { return m_starts.size() - 1; }
    std::span<neighbour const> of(std::size_t zone) const {
        return std::span{m_neighbours}.subspan(m_starts[zone], m_starts[zone + 1] - m_starts[zone]);
    }
    /// Whether the zone has no neighbours.
    bool is_island(std::size_t zone) const { return m_starts[zone] == m_starts[zone + 1]; }

    /// Each zone's weights over their sum; an island stays one.
    weights row_standardised() const;

private:
    std::vector<std::size_t> m_starts{0};
    std::vector<neighbour> m_neighbours;
};

/// The k nearest other points of each, all of weight 1; of equally near ones the lower index.
/// Not symmetric. Fewer than k when there are fewer points.
weights nearest(std::span<geo::point const> points, std::size_t k);

/// All other points within the distance (included), all of weight 1. Throws input_error when there
/// are more than `most_pairs` of them.
weights within_distance(std::span<geo::point const> points, double distance,
                        std::size_t most_pairs = 1'000'000);

} // namespace trygg::stats

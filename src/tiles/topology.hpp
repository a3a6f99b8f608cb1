#pragma once
/// \file Borders cut where neighbours change, so that what two of them share is simplified once.

#include "tiles/matrix.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::tiles {

/// A line, or a ring whose last point is not the first again.
struct outline {
    std::vector<world_point> points;
    bool closed = false;
};

/// Arcs, and how outlines are made of them. An arc is as long as the same outlines go along it.
struct topology {
    struct use {
        std::uint32_t arc = 0;
        bool backwards = false;
        bool operator==(use const&) const = default;
    };
    std::vector<world_point> points;         ///< of all arcs; a ring on its own repeats its first
    std::vector<std::uint32_t> arc_ends;     ///< in points
    std::vector<use> uses;                   ///< of all outlines
    std::vector<std::uint32_t> outline_ends; ///< in uses

    std::uint32_t arc_begin(std::size_t arc) const { return arc == 0 ? 0 : arc_ends[arc - 1]; }
    std::span<world_point const> arc(std::size_t index) const {
        return std::span{points}.subspan(arc_begin(index), arc_ends[index] - arc_begin(index));
    }
    std::span<use const> outline(std::size_t index) const {
        auto const begin = index == 0 ? 0 : outline_ends[index - 1];
        return std::span{uses}.subspan(begin, outline_ends[index] - begin);
    }
};

/// No outline repeats a point right after itself; rings have three points or more, lines two.
topology cut(std::span<outline const> outlines);

} // namespace trygg::tiles

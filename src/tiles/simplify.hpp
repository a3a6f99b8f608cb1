#pragma once
/// \file Which points of a line matter, for all tolerances at once.

#include "tiles/matrix.hpp"

#include <span>
#include <vector>

namespace trygg::tiles {

/// Douglas and Peucker: a point is kept at every tolerance below its number, in world units. The
/// ends are always kept. Whatever the direction, the same.
std::vector<float> significance(std::span<world_point const> line);

} // namespace trygg::tiles

#pragma once
/// \file Zones as they come from files, made fit for counting: valid, polygons only.

#include "geo/geometry.hpp"

#include <optional>
#include <span>
#include <string>

namespace trygg::geo {

/// Why a geometry is invalid and where ("Self-intersection[328000.5 6377000]"), or nothing.
std::optional<std::string> invalid_reason(geometry const& shape);

struct repaired_zone {
    geometry shape;                    ///< always a valid MultiPolygon
    std::optional<std::string> reason; ///< why it had to be repaired
};

/// A polygon as a valid MultiPolygon; lines and points that the repair leaves over are dropped.
/// Throws input_error when there is no area at all.
repaired_zone repaired(geometry const& shape);

/// All polygons as one MultiPolygon. Neighbours that share their border exactly are joined without
/// moving a vertex; overlapping ones are united. Empty for an empty list.
geometry dissolved(std::span<geometry const> polygons);

} // namespace trygg::geo

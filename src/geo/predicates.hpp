#pragma once
/// \file How two geometries lie to each other: the relations of OGC Simple Features (DE-9IM).

#include "geo/geometry.hpp"

struct GEOSPrepGeom_t;

namespace trygg::geo {

enum class relation { contains, crosses, disjoint, equals, intersects, overlaps, touches, within };

/// Whether `one` contains, crosses … `other`. Throws error when GEOS cannot tell, as for
/// collections of mixed kinds, of which only `intersects` and `disjoint` can be asked.
bool holds(relation which, geometry const& one, geometry const& other);

/// Throws error for polygons that GEOS cannot take apart.
geometry difference(geometry const& from, geometry const& without);

/// All parts dissolved into one; kinds that are mixed stay a collection.
geometry united(geometry const& shape);

} // namespace trygg::geo

#pragma once
/// \file How the map opens that nobody has asked anything of: where most zones have a figure. And
/// what it asks first, so that a browser can ask it together with the page.

#include "api/answers.hpp"
#include "snapshot/snapshot.hpp"

#include <string>
#include <vector>

namespace trygg::api {

/// Choices of the page that differ from its usual ones; empty ones are as usual.
struct opening {
    std::string set, part, figure;
};

/// The usual opening when half of the zones have a figure in it, or none of the others has more:
/// the whole day, larger zones, the answers of those who live there.
opening find_opening(snapshot::snapshot const& data);

/// As the page reads it: {"set": "regso"}.
json json_of(opening const& how);

/// What the page asks for when it opens, relative to it, written as web/src/api.ts writes it.
std::vector<std::string> first_requests(snapshot::snapshot const& data);

/// The kinds of incidents with their names and how many there are of each.
json incident_kinds(snapshot::snapshot const& data);

/// The zoom that the page first asks zones' outlines for: `outlineZoom` in web/src/api.ts.
inline constexpr int outline_zoom = 11;

} // namespace trygg::api

#pragma once
/// \file Events that only name their place get the place's position.

#include "ingest/placement.hpp"

#include <set>
#include <utility>

namespace trygg::ingest {

/// Events whose place name stands for several places.
using ambiguous_events = std::set<std::pair<theme_id, std::int64_t>>;

void resolve_names(db::connection& database, named_places& result, ambiguous_events& ambiguous);

} // namespace trygg::ingest

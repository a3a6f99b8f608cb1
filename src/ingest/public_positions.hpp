#pragma once
/// \file Where the public may see events of open datasets.

#include "db/sqlite.hpp"

namespace trygg::ingest {

/// Give each incident that has a place, of a dataset whose setting public.<name> is "points", a
/// public position, unless it has one: the nearest node of a fixed square grid of 500 m that lies
/// in the same zone of every zone set, else a point that stands for the smallest zone around it.
/// The same place always gives the same position, so that asking again tells nothing more. After
/// `place_events`.
void make_public_positions(db::connection& database);

} // namespace trygg::ingest

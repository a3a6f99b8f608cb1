#pragma once
/// \file What was said in workshops, as tables.

#include "db/sqlite.hpp"
#include "snapshot/table.hpp"

#include <cstdint>
#include <string>

namespace trygg::snapshot {

/// All that was said in one workshop and not withdrawn, with its state: for its leader alone.
/// `crs` is that of stored geometries: "EPSG:3006".
table contributions_of(db::connection& database, std::int64_t workshop_id, std::string const& crs);

} // namespace trygg::snapshot

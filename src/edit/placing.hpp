#pragma once
/// \file The zones of one feature, found at once when it is edited.

#include "db/sqlite.hpp"
#include "edit/kind.hpp"

#include <cstdint>

namespace trygg::edit {

/// Store where a feature lies in each zone set: by the same rules as an import (the representative
/// point, borders included, of several zones the lowest code; without a position the stated zone,
/// in coarser sets its parent).
void place(db::connection& database, kind const& of, std::int64_t id);

} // namespace trygg::edit

#pragma once
/// \file Builds a snapshot from the database.

#include "db/sqlite.hpp"
#include "snapshot/snapshot.hpp"

#include <memory>

namespace trygg::snapshot {

/// Read everything that is served, as one consistent state. Throws error when the database cannot
/// be read.
std::shared_ptr<snapshot const> load(db::connection& database);

} // namespace trygg::snapshot

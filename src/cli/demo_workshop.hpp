#pragma once
/// \file The demo's workshop, made up.

#include "db/sqlite.hpp"

namespace trygg::cli {

/// Add it to a database that has none yet. Its code, KNNA2345, is the same everywhere.
void add_demo_workshop(db::connection& database);

} // namespace trygg::cli

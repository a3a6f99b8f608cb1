#pragma once
/// \file What a council has written into the demo by hand: notes on the situation, and which
/// measures answer what residents said.

#include "db/sqlite.hpp"

namespace trygg::cli {

/// Within a change of the database.
void add_demo_work(db::connection& database);

} // namespace trygg::cli

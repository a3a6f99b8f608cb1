#pragma once
/// \file Numbers of rows that are never given twice.

#include "db/sqlite.hpp"

#include <cstdint>
#include <string_view>

namespace trygg::store {

/// The next number of "workshop", "participant" or "contribution": above every one that is there
/// and every one that is gone.
std::int64_t new_number(db::connection& database, std::string_view table);

} // namespace trygg::store

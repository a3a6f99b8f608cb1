#pragma once
/// \file What a setting names that is not there: it may still come, so it is said and not refused.

#include "db/sqlite.hpp"

#include <string>

namespace trygg::cli {

/// A line with its end for the person who set `key`; empty when all is well or the value is empty.
std::string setting_note(db::connection& database, std::string const& key,
                         std::string const& value);

} // namespace trygg::cli

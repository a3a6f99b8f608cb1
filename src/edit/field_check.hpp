#pragma once
/// \file The value of one field, checked.

#include "db/sqlite.hpp"
#include "edit/kind.hpp"
#include "edit/problems.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace trygg::edit {

using json = nlohmann::json;

/// The value as it is stored: texts trimmed, empty texts as null, lists in order and each entry
/// once. Adds to `problems` and returns null when it cannot be taken.
json checked_value(db::connection& database, field const& of, json const& given,
                   std::vector<field_problem>& problems);

} // namespace trygg::edit

#pragma once
/// \file The notes on the situation that a role may read.

#include "db/sqlite.hpp"
#include "edit/feature_state.hpp"
#include "model/role.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace trygg::edit {

/// Notes for this role, those that hold at a day ("2021-05-31") or, without one, all; the latest
/// begun first.
std::vector<std::pair<std::int64_t, feature_state>>
notes_for(db::connection& database, model::role role, std::optional<std::string> const& day);

} // namespace trygg::edit

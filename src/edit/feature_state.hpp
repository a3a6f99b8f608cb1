#pragma once
/// \file All that can be edited of one feature: read from its row, and written to it.

#include "db/sqlite.hpp"
#include "edit/kind.hpp"
#include "store/row_writer.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace trygg::edit {

using json = nlohmann::json;

struct feature_state {
    json properties = json::object(); ///< every field of the kind, null where there is nothing
    std::string wkb{};                ///< in the storage CRS; empty: no geometry
    std::string precision{};          ///< empty for kinds that have none

    bool operator==(feature_state const&) const = default;
};

/// For the log: {"properties", "wkb" (hexadecimal or null), "precision"}.
json as_json(feature_state const& state);
feature_state from_json(json const& logged);

/// A row of the kind's table; nothing when there is none. Retired ones are there, too.
std::optional<feature_state> read_state(db::connection& database, kind const& of, std::int64_t id);

/// The columns of the table that the state fills, without the geometry and without lists.
std::vector<std::pair<std::string, store::value>>
columns_of(db::connection& database, kind const& of, feature_state const& state);

/// Write a new row, made by hand. Returns its id.
std::int64_t insert_state(db::connection& database, kind const& of, feature_state const& state);

/// Write over a row.
void update_state(db::connection& database, kind const& of, std::int64_t id,
                  feature_state const& state);

} // namespace trygg::edit

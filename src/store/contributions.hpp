#pragma once
/// \file What the guests of a workshop draw and write.

#include "db/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

struct contribution {
    std::int64_t id = 0;
    std::int64_t workshop_id = 0;
    std::optional<std::int64_t> participant_id{}; ///< nothing: the leader wrote it down
    std::optional<std::string> nickname{};        ///< of the participant
    std::string client{}; ///< who sent it, and its number there: stored once
    std::int64_t number = 0;
    std::string kind{}; ///< "point", "line", "area" or "answer"
    std::string category{}, theme{};
    std::optional<std::int64_t> scenario_id{}, question_id{};
    std::string comment{};
    std::string channel = "web";
    std::string state = "shown"; ///< "waiting", "shown", "hidden", "merged" or "withdrawn"
    std::optional<std::int64_t> merged_into{};
    std::string made_at{};
    std::string geometry{}; ///< GeoJSON in CRS84; empty: none
    std::string wkb{};      ///< the same in the storage CRS, when read with its shape
};

/// Store it; returned with its id and time. Throws input_error when its participant or the workshop
/// has too many.
contribution add_contribution(db::connection& database, contribution made);

/// What a client has sent under this number, whoever it was; nothing when it has not.
std::optional<contribution> contribution_named(db::connection& database, std::int64_t workshop_id,
                                               std::string_view client, std::int64_t number);

/// "shown" and the like. Throws not_found.
std::string state_of_contribution(db::connection& database, std::int64_t workshop_id,
                                  std::int64_t id);

/// Change category, theme, comment, geometry, state and merged_into. On the map, when it is
/// published, its words change too, and what is not shown any more goes (the revision moves).
void change_contribution(db::connection& database, contribution const& changed);

/// Throws not_found.
contribution find_contribution(db::connection& database, std::int64_t workshop_id, std::int64_t id);

/// All of a workshop, the oldest first.
std::vector<contribution> contributions(db::connection& database, std::int64_t workshop_id);

/// Bring likes and children of a contribution to the one that it is merged into.
void merge_contribution(db::connection& database, std::int64_t from, std::int64_t into);

} // namespace trygg::store

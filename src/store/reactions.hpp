#pragma once
/// \file What the guests of a workshop think of its statements, scenarios and each other's words.

#include "db/sqlite.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trygg::store {

/// What is reacted to: a statement or a contribution.
struct reaction_target {
    bool is_statement = true;
    std::int64_t id = 0;

    auto operator<=>(reaction_target const&) const = default;
};

/// answer -> how many; answers that nobody gave are not in it
using reaction_counts = std::map<std::string, std::int64_t>;

/// Set what a participant answers ("agree", "disagree", "dont_know"; of contributions "like");
/// empty: nothing any more.
void react(db::connection& database, std::int64_t participant_id, reaction_target const& target,
           std::string_view answer);

reaction_counts count_reactions(db::connection& database, reaction_target const& target);

std::map<reaction_target, reaction_counts> all_reactions(db::connection& database,
                                                         std::int64_t workshop_id);

std::map<reaction_target, std::string> reactions_of(db::connection& database,
                                                    std::int64_t participant_id);

/// scenario -> points
using points = std::map<std::int64_t, std::int64_t>;

/// Replace the whole vote of a participant.
void vote(db::connection& database, std::int64_t participant_id, points const& given);

points votes_of(db::connection& database, std::int64_t participant_id);

struct vote_result {
    points totals{};
    std::int64_t voters = 0;
};

vote_result count_votes(db::connection& database, std::int64_t workshop_id);

} // namespace trygg::store

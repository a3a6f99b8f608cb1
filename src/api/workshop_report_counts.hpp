#pragma once
/// \file What a workshop's report counts.

#include "store/contributions.hpp"
#include "store/reactions.hpp"
#include "store/workshops.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace trygg::api {

struct report_data {
    using counts = std::map<std::string, std::int64_t>;

    store::workshop workshop;
    std::int64_t participants = 0;
    std::vector<store::contribution> said; ///< what is shown, the oldest first
    std::map<store::reaction_target, store::reaction_counts> reactions;
    store::vote_result votes;
    std::map<std::string, counts> per_zone; ///< zone set -> name of the zone -> contributions

    std::int64_t on_paper() const;
    counts per_theme() const;
    counts per_category() const;
    counts per_place() const;
    std::map<std::string, std::vector<store::contribution const*>> by_theme() const;

    /// The cell of the workshop's grid that a contribution begins in, "C4"; empty when outside.
    std::string place_of(store::contribution const& each) const;
};

/// Throws not_found.
report_data read_report(db::connection& database, std::int64_t workshop_id);

} // namespace trygg::api

#pragma once
/// \file Workshops as JSON, for the answers and for the events.

#include "api/answers.hpp"
#include "store/contributions.hpp"
#include "store/reactions.hpp"
#include "store/workshop_events.hpp"
#include "store/workshops.hpp"

namespace trygg::api {

/// With its items; `for_leader`: with its code and settings.
json workshop_json(store::workshop const& of, bool for_leader);

/// A GeoJSON feature in CRS84, on one line. Nothing in it tells who made it but a nickname, if one
/// was chosen.
std::string contribution_text(store::contribution const& of);

/// The same, read.
json contribution_json(store::contribution const& of);

/// {"target": "s3", "counts": {"agree": 2}}: "s" a statement, "c" a contribution
json reactions_json(store::reaction_target const& target, store::reaction_counts const& counts);

/// "s3" or "c12"
std::string name_of(store::reaction_target const& target);

/// {"totals": {"5": 12}, "voters": 3}
json votes_json(store::vote_result const& result);

json points_json(store::points const& given);

/// What those are told who may not see a contribution any more.
store::workshop_event gone(store::contribution const& what);

/// What screens are told of a contribution after a change of it: all of them when it is shown, else
/// the leaders and who made it. `was_shown`: the others must forget it.
std::vector<store::workshop_event> events_of(store::contribution const& changed, bool was_shown);

} // namespace trygg::api

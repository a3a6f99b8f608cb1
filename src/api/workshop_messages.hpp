#pragma once
/// \file What guests send to a workshop: contributions, corrections of them, reactions, votes. Each
/// message has a client's name and number, and is taken once.

#include "api/workshop_desk.hpp"
#include "api/workshop_input.hpp"
#include "store/contributions.hpp"
#include "store/participants.hpp"

#include <optional>

namespace trygg::api {

/// Carries out one kind of message, and answers.
using message_kind = json (*)(db::connection& database, json const& sent, store::workshop const& in,
                              store::participant const& from, workshop_desk::events& news);

json take_contribution(db::connection& database, json const& sent, store::workshop const& in,
                       store::participant const& from, workshop_desk::events& news);
json take_correction(db::connection& database, json const& sent, store::workshop const& in,
                     store::participant const& from, workshop_desk::events& news);
json take_reaction(db::connection& database, json const& sent, store::workshop const& in,
                   store::participant const& from, workshop_desk::events& news);
json take_vote(db::connection& database, json const& sent, store::workshop const& in,
               store::participant const& from, workshop_desk::events& news);

/// What is to be done for a POST to /workshops/{id}/{contributions, corrections, reactions or
/// votes}; nothing for another request. Answers 201, or 200 and the same again for a message that
/// was taken before; 401 without a guest's cookie, 409 while the workshop is not open, 429 for a
/// guest who sends too much. `pace` must live until it is done.
std::optional<workshop_desk::change> message_of(http::request const& asked, guest_pace& pace);

/// The same answer for a message that was taken before from the same guest (a contribution as it is
/// now), else what `take` answers, kept. `participant_id`: 0 for a leader.
http::response take_once(db::connection& database, std::int64_t workshop_id,
                         std::int64_t participant_id, json const& sent,
                         std::function<json()> const& take);

/// The contribution of this client and number that is stored already, though so long ago that its
/// answer is not kept; nothing when there is none. Throws refusal (409) when it is somebody else's.
std::optional<store::contribution> taken_before(db::connection& database,
                                                store::contribution const& made);

} // namespace trygg::api

#pragma once
/// \file What happens in a workshop, in order, and what was answered to what was sent.

#include "db/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

struct workshop_event {
    std::int64_t workshop_id = 0;
    std::int64_t number = 0; ///< 1, 2, 3 …; given by `append`
    /// Nothing: all. 0: leaders. Else leaders and the participant with this id.
    std::optional<std::int64_t> audience{};
    std::string topic{}; ///< of several on one topic the last says it all; not kept; may be empty
    std::string kind{};  ///< "contribution", "gone", "reactions", "votes" or "workshop"
    std::string data{};  ///< JSON
    /// Of a contribution: its number is all that is kept, and who comes back is told what it says
    /// then; so nothing that was hidden or taken back can be read here. 0: of none.
    std::int64_t contribution_id = 0;

    bool is_for(std::int64_t participant_id, bool leader) const {
        return leader || !audience || (*audience != 0 && *audience == participant_id);
    }
};

/// Write it at the end of its workshop's log; gives it its number. Old ones are dropped. Of a
/// contribution only the number is written.
void append(db::connection& database, workshop_event& event);

/// The number of the last event, 0 when there was none.
std::int64_t last_event(db::connection& database, std::int64_t workshop_id);

/// The events after `after` up to `until`. Nothing when some of them are dropped, or are more than
/// it is worth to tell: then the whole state is to be read anew. Those of contributions come
/// without their data.
std::optional<std::vector<workshop_event>> events_between(db::connection& database,
                                                          std::int64_t workshop_id,
                                                          std::int64_t after, std::int64_t until);

/// What names a message: who sent it, its client's name, and its number there.
struct message_key {
    std::int64_t workshop_id = 0;
    std::int64_t participant_id = 0; ///< 0: a leader, with a sheet of paper
    std::string client{};
    std::int64_t number = 0;
};

/// What was answered when this was first sent; nothing when it was not, or long ago.
std::optional<std::string> receipt(db::connection& database, message_key const& of);

/// Of each guest the last hundred are kept.
void keep_receipt(db::connection& database, message_key const& of, std::string_view answer);

} // namespace trygg::store

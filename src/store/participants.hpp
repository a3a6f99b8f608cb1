#pragma once
/// \file Guests of a workshop. Nothing is kept of who they are, where they come from or on what.

#include "db/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

struct participant {
    std::int64_t id = 0;
    std::int64_t workshop_id = 0;
    std::optional<std::string> nickname{};
};

struct joined_guest {
    participant who;
    std::string secret; ///< told once; only its hash is kept
};

/// Somebody who has agreed to the workshop's consent text. Throws input_error when there are too
/// many already.
joined_guest join(db::connection& database, std::int64_t workshop_id,
                  std::optional<std::string> nickname);

/// Nothing for a secret that is nobody's.
std::optional<participant> participant_of(db::connection& database, std::string_view secret);

/// What a leader sees of a guest.
struct listed_guest {
    participant who;
    std::string joined{}; ///< UTC
    std::int64_t contributions = 0, reactions = 0;
    std::int64_t points = 0; ///< of the vote
};

/// All of a workshop, the newest first.
std::vector<listed_guest> list_participants(db::connection& database, std::int64_t workshop_id);

/// With reactions and votes; contributions stay, as nobody's. Throws not_found.
void remove_participant(db::connection& database, std::int64_t workshop_id, std::int64_t id);

std::int64_t participants(db::connection& database, std::int64_t workshop_id);

} // namespace trygg::store

#pragma once
/// \file Workshops: what the leader made.

#include "db/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

/// A statement, scenario or question.
struct workshop_item {
    std::int64_t id = 0; ///< 0: not stored yet
    std::string kind{};  ///< "statement", "scenario" or "question"
    std::string theme{};
    std::string text{};
    std::string changes{}; ///< of a scenario: GeoJSON over the base map; may be empty
};

struct workshop {
    std::int64_t id = 0;
    std::string code{}; ///< what guests type to join
    std::string title{}, intro{}, consent{};
    std::string area = "[]";                      ///< JSON: [west, south, east, north], CRS84
    std::string themes = "[]", categories = "[]"; ///< JSON: lists of texts
    std::string moderation = "post";              ///< "pre" or "post"
    std::string vote = "one";                     ///< "none", "one" or "budget"
    std::int64_t budget = 1;                      ///< points of each participant
    std::string state = "draft";                  ///< "draft", "open", "frozen" or "closed"
    std::optional<std::string> opens{}, closes{}; ///< UTC
    std::string made_by{}, made_at{};
    bool made_up = false;
    std::optional<std::string> published_at{};
    std::int64_t version = 1; ///< moves with each change
    std::vector<workshop_item> items{};

    /// Whether guests may join and speak at this time (UTC text).
    bool is_open(std::string_view now) const;
    workshop_item const* find_item(std::int64_t item_id) const;
};

/// Eight letters and digits that cannot be taken for each other, at random.
std::string new_code();

/// Store a new workshop with a code of its own. Returns its id.
std::int64_t add_workshop(db::connection& database, workshop const& made);

/// Change texts, settings, state and items: those with an id are changed, those without are added,
/// those not named are removed, unless somebody has used them. Moves the version. Throws
/// input_error for an item of another workshop or one in use.
void change_workshop(db::connection& database, workshop const& changed);

/// With all that was said in it. Throws not_found, and input_error while it is open or frozen.
void delete_workshop(db::connection& database, std::int64_t id);

/// Throws not_found.
workshop find_workshop(db::connection& database, std::int64_t id);

/// By its code, case and hyphens apart.
std::optional<std::int64_t> workshop_of_code(db::connection& database, std::string_view code);

/// All, the newest first, without their items.
std::vector<workshop> workshops(db::connection& database);

} // namespace trygg::store

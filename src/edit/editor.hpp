#pragma once
/// \file The changes that people make to features: each checked, written, placed and kept in the
/// log. All within a change that the caller has begun.

#include "edit/checks.hpp"
#include "store/change_log.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace trygg::edit {

/// Who makes a change, and what for.
struct author {
    std::string name;
    std::string reason{};
};

/// One feature of a collection.
struct feature_key {
    kind const* of;
    std::int64_t id;
};

/// What editing knows of a feature.
struct edit_state {
    std::int64_t version = 1;
    std::int64_t changed = 0; ///< the revision of its last change
    bool is_retired = false;
};
edit_state edit_state_of(db::connection& database, feature_key const& feature);

/// Throws stale_feature when the feature was changed after a revision of the database, not_found
/// when there is none.
void require_unchanged_since(db::connection& database, feature_key const& feature,
                             std::int64_t revision);

/// Returns the new feature's id. Throws invalid_feature.
std::int64_t create(db::connection& database, kind const& of, feature_input const& input,
                    author const& by);

/// Replace or patch. The same again is no change. Throws invalid_feature, and not_found also for a
/// retired feature.
void change(db::connection& database, feature_key const& feature, feature_input const& input,
            manner how, author const& by);

/// Take it off the map; it is kept, and `restore` brings it back. Throws conflict when others
/// lead to it.
void retire(db::connection& database, feature_key const& feature, author const& by);
void restore(db::connection& database, feature_key const& feature, author const& by);

/// Take back one change of the feature, as a new change: what it set gets the value that it had
/// before. Throws conflict when later changes have set the same, not_found when the change is none
/// of this feature's.
void undo(db::connection& database, feature_key const& feature, std::int64_t number,
          author const& by);

} // namespace trygg::edit

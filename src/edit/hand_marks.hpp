#pragma once
/// \file Which fields of imported features people have set by hand, and where a later file says
/// something else.

#include "edit/feature_state.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace trygg::edit {

/// Remember what the file said of each column that a person changes, so that the next import can
/// tell what is new in it. A column that gets the file's value again is the file's again.
void mark_by_hand(db::connection& database, kind const& of, std::int64_t id,
                  feature_state const& before, feature_state const& after);

/// A field that a person and a file say different things of.
struct clash {
    std::int64_t id = 0;
    std::string collection;
    std::int64_t feature = 0;
    std::string title; ///< of the feature
    std::string field;
    std::string hand_value, file_value; ///< JSON; of a geometry hexadecimal WKB
    std::string source, found_at;
};

/// Those that nobody has settled, oldest first.
std::vector<clash> open_clashes(db::connection& database, std::size_t most);

/// Settle a clash: keep what was written by hand, or take what the file says (which is a change of
/// its own in the log). Throws not_found, and conflict when it is settled already.
void settle(db::connection& database, std::int64_t id, bool take_file, std::string const& who);

} // namespace trygg::edit

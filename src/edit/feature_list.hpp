#pragma once
/// \file All features of a collection, for who edits them: planned, unpublished and retired ones,
/// too.

#include "db/sqlite.hpp"
#include "edit/kind.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace trygg::edit {

struct listed_feature {
    std::int64_t id = 0;
    std::string title, status, date; ///< may be empty
    std::int64_t version = 1;
    bool is_retired = false;
};

/// What a feature is called.
std::string title_of(db::connection& database, kind const& of, std::int64_t id);

/// The latest first.
std::vector<listed_feature> list_features(db::connection& database, kind const& of);

} // namespace trygg::edit

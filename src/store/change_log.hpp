#pragma once
/// \file Who changed what and when: kept for ever, each entry chained to the one before.

#include "db/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

struct log_entry {
    std::int64_t number = 0; ///< 1, 2, 3 …; given by `append`
    std::string at{};        ///< UTC; given by `append`
    std::string actor;
    std::string collection;
    std::int64_t feature = 0;
    std::string kind; ///< "create", "update", "retire" …
    std::string reason{};
    std::string before = "null", after = "null"; ///< JSON
};

/// Write an entry at the end of the log, within the caller's transaction. Returns its number.
std::int64_t append(db::connection& database, log_entry entry);

/// The entries of one feature, the newest first.
std::vector<log_entry> entries_of(db::connection& database, std::string_view collection,
                                  std::int64_t feature, std::size_t most);

std::optional<log_entry> find_entry(db::connection& database, std::int64_t number);

/// The end of the chain. Who writes it down elsewhere can tell later that nothing before it was
/// changed, not even by somebody who computed the whole chain anew.
struct log_head {
    std::int64_t number = 0; ///< 0 when nothing was changed by hand yet
    std::string hash;
};
log_head head_of_log(db::connection& database);

/// Recompute every hash. The first entry that does not fit, as a sentence; nothing when all do.
std::optional<std::string> first_broken_link(db::connection& database);

} // namespace trygg::store

#pragma once
/// \file Which rows of a table a client asked for.

#include "model/when.hpp"
#include "snapshot/table.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace trygg::query {

/// Rows without a geometry pass every box, rows without a time every interval, as OGC API asks.
struct filter {
    std::vector<snapshot::box> boxes{}; ///< any of them; none: everywhere
    std::optional<model::time_span> when{};
    std::vector<bool> among{}; ///< by row; empty: all rows
};

struct page {
    std::size_t matched = 0;           ///< rows that pass the filter, on all pages
    std::vector<std::uint32_t> rows{}; ///< of this page, in order
    bool more = false;                 ///< there are rows after these
};

/// The first `limit` rows from `start` on that pass. Throws error when a geometry cannot be tested.
page select(snapshot::table const& from, filter const& by, std::size_t start, std::size_t limit);

} // namespace trygg::query

#pragma once
/// \file Which rows of a table a client asked for.

#include "cql2/cql2.hpp"
#include "query/bbox.hpp"
#include "query/position.hpp"
#include "query/row_list.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace trygg::query {

/// Rows without a geometry pass every box, rows without a time every interval, as OGC API asks.
struct filter {
    std::vector<snapshot::box> boxes{};        ///< any of them; none: everywhere
    std::optional<metric_box> exact{};         ///< a box in another CRS
    std::optional<model::time_span> when{};    ///< what meets it
    std::vector<bool> among{};                 ///< by row; empty: all rows
    std::shared_ptr<cql2::filter const> cql{}; ///< made for this table
    std::chrono::milliseconds patience{5'000}; ///< of a thread's own time, to test rows
};

struct page {
    std::size_t matched = 0; ///< rows that pass the filter, on all pages
    row_list rows{};         ///< of this page, in order
    bool next = false;       ///< there are rows after these
    bool prev = false;       ///< there are rows before these
};

/// The `limit` rows from `start` that pass. Throws error when a geometry cannot be tested,
/// input_error when the start's id cannot be one, busy when the filter's patience is at its end.
page select(snapshot::table const& from, filter const& by, order const& sorted,
            page_start const& start, std::size_t limit);

} // namespace trygg::query

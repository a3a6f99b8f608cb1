#pragma once
/// \file What the public may know of people and of protected events: tables of visible cells,
/// zones × columns. A hidden cell holds no value here.

#include "model/when.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <vector>

namespace trygg::snapshot {

/// The value of a hidden cell.
inline constexpr std::int64_t hidden = std::numeric_limits<std::int64_t>::min();

/// Nodes × columns, row by row.
struct published_table {
    std::size_t columns = 0;
    std::vector<std::int64_t> values{};

    std::int64_t at(std::size_t node, std::size_t column) const {
        return values[node * columns + column];
    }
};

/// Zones in zones: node 0 is everything, below it municipalities, coarser zones, and the leaf
/// zones; beside these what lies in no zone of a municipality.
struct published_geography {
    static constexpr std::int32_t none = -1;

    std::vector<std::int32_t> parents; ///< by node; none for node 0
    std::vector<std::vector<std::int32_t>>
        of_zone;                               ///< by zone set; empty for one that tells nothing
    std::vector<std::int32_t> of_municipality; ///< by municipality_index
    /// By zone set and municipality: what lies in none of its zones; none where no node is that.
    std::vector<std::vector<std::int32_t>> outside;
    std::size_t leaf_set = 0;            ///< the finest set of the chain
    std::vector<std::int32_t> leaf_zone; ///< by node: its zone in that set, or none
};

/// Of one kind.
struct published_kind {
    std::vector<model::day_span> spans; ///< of the columns of `periods` after the first, all time
    published_table periods;
    published_table parts; ///< by day_part, all time
};

/// Sums of weights, for shares of weighted answers; 0 where the share is hidden.
struct published_weights {
    double weight = 0, weight_of_hits = 0, squared_weight = 0;
};

/// Answers to one question of a survey.
struct published_feeling {
    enum column : std::size_t { answered, unsafe, safe };
    published_table answers;
    published_table staying_in;             ///< one column
    std::vector<published_weights> weights; ///< by node
};

/// Places that one survey's answers point out.
struct published_mentions {
    published_table unsafe, safe;                 ///< all the day, then by day_part from unknown on
    published_table reasons_unsafe, reasons_safe; ///< by index in snapshot::reasons
    std::vector<std::vector<published_weights>> weights; ///< by column of `unsafe`, then by node
};

struct published_survey {
    published_feeling day, evening;
    published_mentions mentions;
    std::int64_t fewest = 0; ///< answers behind a share
};

struct published {
    published_geography geography;
    std::map<std::uint32_t, published_kind> kinds; ///< protected ones, by word of `kind`
    published_table all_kinds;                     ///< one column: all protected kinds, all time
    std::vector<published_survey> surveys;         ///< by index in snapshot::surveys
};

} // namespace trygg::snapshot

#pragma once
/// \file The operators and functions of CQL2 and their names.

#include "geo/predicates.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::cql2 {

enum class op {
    both,     ///< and
    either,   ///< or
    negation, ///< not
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    like,
    between,
    in,
    is_null,
    casei,
    accenti,
    s_contains,
    s_crosses,
    s_disjoint,
    s_equals,
    s_intersects,
    s_overlaps,
    s_touches,
    s_within,
    t_after,
    t_before,
    t_contains,
    t_disjoint,
    t_during,
    t_equals,
    t_finished_by,
    t_finishes,
    t_intersects,
    t_meets,
    t_met_by,
    t_overlapped_by,
    t_overlaps,
    t_started_by,
    t_starts,
    a_contained_by,
    a_contains,
    a_equals,
    a_overlaps,
    plus,
    minus,
    times,
    over,
    whole_over, ///< div
    rest,       ///< %
    power,
};

/// By its name in CQL2 JSON, upper and lower case alike: "and", "<>", "t_finishedBy".
std::optional<op> find_operator(std::string_view name);

/// Its name in CQL2 JSON.
std::string_view name_of(op which);

/// How many arguments it takes; `and` and `or` take at least that many.
std::size_t arguments_of(op which);

bool is_comparison(op which);
bool is_arithmetic(op which);
bool is_temporal(op which);
bool is_array(op which);

/// Written in CQL2 text as a function, NAME(…).
bool is_function(op which);

/// The names of all functions, in upper case.
std::vector<std::string> function_names();

/// a < b is b > a.
op mirrored(op comparison);

/// Of a spatial function.
std::optional<geo::relation> relation_of(op which);

} // namespace trygg::cql2

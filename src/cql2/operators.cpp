#include "cql2/operators.hpp"

#include "cql2/letters.hpp"

#include <algorithm>
#include <array>

namespace trygg::cql2 {

namespace {

struct entry {
    op which;
    std::string_view name;
    std::size_t arguments;
};

/// In the order of the enumeration.
constexpr std::array entries{
    entry{op::both, "and", 2},
    entry{op::either, "or", 2},
    entry{op::negation, "not", 1},
    entry{op::equal, "=", 2},
    entry{op::not_equal, "<>", 2},
    entry{op::less, "<", 2},
    entry{op::less_equal, "<=", 2},
    entry{op::greater, ">", 2},
    entry{op::greater_equal, ">=", 2},
    entry{op::like, "like", 2},
    entry{op::between, "between", 3},
    entry{op::in, "in", 2},
    entry{op::is_null, "isNull", 1},
    entry{op::casei, "casei", 1},
    entry{op::accenti, "accenti", 1},
    entry{op::s_contains, "s_contains", 2},
    entry{op::s_crosses, "s_crosses", 2},
    entry{op::s_disjoint, "s_disjoint", 2},
    entry{op::s_equals, "s_equals", 2},
    entry{op::s_intersects, "s_intersects", 2},
    entry{op::s_overlaps, "s_overlaps", 2},
    entry{op::s_touches, "s_touches", 2},
    entry{op::s_within, "s_within", 2},
    entry{op::t_after, "t_after", 2},
    entry{op::t_before, "t_before", 2},
    entry{op::t_contains, "t_contains", 2},
    entry{op::t_disjoint, "t_disjoint", 2},
    entry{op::t_during, "t_during", 2},
    entry{op::t_equals, "t_equals", 2},
    entry{op::t_finished_by, "t_finishedBy", 2},
    entry{op::t_finishes, "t_finishes", 2},
    entry{op::t_intersects, "t_intersects", 2},
    entry{op::t_meets, "t_meets", 2},
    entry{op::t_met_by, "t_metBy", 2},
    entry{op::t_overlapped_by, "t_overlappedBy", 2},
    entry{op::t_overlaps, "t_overlaps", 2},
    entry{op::t_started_by, "t_startedBy", 2},
    entry{op::t_starts, "t_starts", 2},
    entry{op::a_contained_by, "a_containedBy", 2},
    entry{op::a_contains, "a_contains", 2},
    entry{op::a_equals, "a_equals", 2},
    entry{op::a_overlaps, "a_overlaps", 2},
    entry{op::plus, "+", 2},
    entry{op::minus, "-", 2},
    entry{op::times, "*", 2},
    entry{op::over, "/", 2},
    entry{op::whole_over, "div", 2},
    entry{op::rest, "%", 2},
    entry{op::power, "^", 2},
};

entry const& entry_of(op which) { return entries[static_cast<std::size_t>(which)]; }

bool lies_between(op which, op first, op last) { return which >= first && which <= last; }

} // namespace

std::optional<op> find_operator(std::string_view name) {
    auto const found =
        std::ranges::find_if(entries, [&](entry const& e) { return same_word(e.name, name); });
    return found == entries.end() ? std::nullopt : std::optional{found->which};
}

std::string_view name_of(op which) { return entry_of(which).name; }

std::size_t arguments_of(op which) { return entry_of(which).arguments; }

bool is_comparison(op which) { return lies_between(which, op::equal, op::greater_equal); }

bool is_arithmetic(op which) { return lies_between(which, op::plus, op::power); }

bool is_temporal(op which) { return lies_between(which, op::t_after, op::t_starts); }

bool is_array(op which) { return lies_between(which, op::a_contained_by, op::a_overlaps); }

bool is_function(op which) { return lies_between(which, op::casei, op::a_overlaps); }

std::vector<std::string> function_names() {
    std::vector<std::string> result;
    for (auto const& e : entries) {
        if (is_function(e.which)) {
            result.push_back(upper(e.name));
        }
    }
    return result;
}

op mirrored(op comparison) {
    switch (comparison) {
    case op::less:
        return op::greater;
    case op::less_equal:
        return op::greater_equal;
    case op::greater:
        return op::less;
    case op::greater_equal:
        return op::less_equal;
    default:
        return comparison;
    }
}

std::optional<geo::relation> relation_of(op which) {
    switch (which) {
    case op::s_contains:
        return geo::relation::contains;
    case op::s_crosses:
        return geo::relation::crosses;
    case op::s_disjoint:
        return geo::relation::disjoint;
    case op::s_equals:
        return geo::relation::equals;
    case op::s_intersects:
        return geo::relation::intersects;
    case op::s_overlaps:
        return geo::relation::overlaps;
    case op::s_touches:
        return geo::relation::touches;
    case op::s_within:
        return geo::relation::within;
    default:
        return std::nullopt;
    }
}

} // namespace trygg::cql2

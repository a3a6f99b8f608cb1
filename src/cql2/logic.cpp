#include "cql2/logic.hpp"

#include "cql2/letters.hpp"

#include <algorithm>

namespace trygg::cql2 {

namespace {

using predicates = std::vector<predicate_pointer>;

/// One part that is `deciding` makes the whole that; no for AND, yes for OR.
predicate_pointer joined(truth deciding, predicates parts) {
    return test([deciding, parts = std::move(parts)](std::size_t row) {
        auto result = opposite(deciding);
        for (auto const& part : parts) {
            auto const found = part->at(row);
            if (found == deciding) {
                return deciding;
            }
            result = found == truth::unknown ? found : result;
        }
        return result;
    });
}

double area(snapshot::box const& b) { return (b.east - b.west) * (b.north - b.south); }

/// A shape may meet two boxes and not what they share, a point may not.
snapshot::box narrower(snapshot::box const& one, snapshot::box const& other, bool points) {
    snapshot::box const shared{std::max(one.west, other.west), std::max(one.south, other.south),
                               std::min(one.east, other.east), std::min(one.north, other.north)};
    if (points && shared.west <= shared.east && shared.south <= shared.north) {
        return shared;
    }
    return area(one) <= area(other) ? one : other;
}

} // namespace

operand combine(op which, std::vector<operand> parts, bool points, std::string place) {
    predicates taken;
    dependence needs;
    std::optional<snapshot::box> within;
    for (auto& part : parts) {
        needs = needs.with(part.needs);
        if (which == op::both && part.within) {
            within = within ? narrower(*within, *part.within, points) : part.within;
        }
        taken.push_back(take<truth_source>(part, upper(name_of(which)), "conditions"));
    }
    auto made = which == op::both     ? joined(truth::no, std::move(taken))
                : which == op::either ? joined(truth::yes, std::move(taken))
                                      : test([part = std::move(taken.front())](std::size_t row) {
                                            return opposite(part->at(row));
                                        });
    auto result = condition(std::move(made), needs, std::move(place));
    result.within = within;
    return result;
}

} // namespace trygg::cql2

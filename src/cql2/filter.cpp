#include "cql2/bind.hpp"
#include "cql2/cql2.hpp"

namespace trygg::cql2 {

struct filter::state {
    predicate_pointer passes;
    std::optional<snapshot::box> within;
};

filter::filter(expression_pointer const& parsed, snapshot::table const& of,
               model::crs const& of_literals) {
    auto bound = bind(*parsed, of, of_literals);
    m_state = std::make_unique<state>();
    m_state->within = bound.within;
    m_state->passes = take<truth_source>(bound, "a filter", "a condition (true or false)");
}

filter::~filter() = default;
filter::filter(filter&&) noexcept = default;
filter& filter::operator=(filter&&) noexcept = default;

bool filter::passes(std::size_t row) const { return m_state->passes->at(row) == truth::yes; }

std::optional<snapshot::box> filter::within() const { return m_state->within; }

} // namespace trygg::cql2

#pragma once
/// \file Rates of single years, so that years can be compared.

#include "api/joined.hpp"

#include <optional>

namespace trygg::api {

/// Adds incident_rate of the year that the question asks for, of a zone or of all that are
/// included; of all also incident_rate_standardised: with the people distributed over the zones as
/// in the last year, so that a change is none of where people moved. Null without population or
/// outside of what the sources cover; the standardised one also when a zone has nobody.
void add_yearly_rates(json& to, snapshot::snapshot const& data, std::size_t set,
                      std::optional<std::int32_t> zone, query::question const& asked);

} // namespace trygg::api

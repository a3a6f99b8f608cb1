#pragma once
/// \file The parameters of the analyses, as parameters.hpp has those of the features.

#include "api/parameters.hpp"
#include "query/parameters.hpp"
#include "stats/permutation.hpp"

#include <span>

namespace trygg::api {

/// `joined` says nothing here; routes.hpp wants it.
std::span<parameter const> hotspot_parameters(bool joined = false);
std::span<parameter const> evaluation_parameters(bool joined = false);
std::span<parameter const> profile_parameters(bool joined = false);
std::span<parameter const> density_parameters(bool joined = false);

/// permutations and seed. Throws input_error.
stats::permutations parse_permutations(query::parameters const& stated);

/// {"kind":"arson","seed":7}: what was stated of these parameters, as text, f apart.
json stated_parameters(query::parameters const& stated, std::span<parameter const> known);

} // namespace trygg::api

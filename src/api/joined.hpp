#pragma once
/// \file A joined layer: the zones of a set with the figures of one question as properties.

#include "api/answers.hpp"
#include "query/figures.hpp"
#include "query/parameters.hpp"
#include "stats/proportion.hpp"

#include <memory>
#include <set>
#include <vector>

namespace trygg::api {

struct joined_layer {
    std::shared_ptr<snapshot::table const> table;
    std::vector<bool> is_included; ///< by row: the zone lies in the municipality asked for
    json summary;                  ///< the whole municipality
};

/// From period, datetime, part, kind, reason and municipality. Throws input_error.
query::question parse_question(snapshot::snapshot const& data, query::parameters const& stated);

/// `set` is an index in snapshot::zone_sets.
joined_layer join_layer(snapshot::snapshot const& data, std::size_t set,
                        query::question const& asked);

/// The same without class breaks in its summary.
joined_layer join_zones(snapshot::snapshot const& data, std::size_t set,
                        query::question const& asked);

/// The members `name`, `name`_low and `name`_high; null what is not finite.
void add_interval(json& to, std::string const& name, stats::interval const& interval);

/// What surveys give, in members of the names that a joined layer's columns have; null what may not
/// be seen.
void add_answers(json& to, query::figures const& of);

/// "shown", "few", "not_offered" or "none".
char const* name_of(query::shown is);

/// Those that have incidents or a survey: joined layers tell of them.
std::set<int> years_with_data(snapshot::snapshot const& data);

/// Shares and rates have this many decimals: more would only seem exact.
double rounded(double value);

} // namespace trygg::api

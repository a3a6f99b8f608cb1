#pragma once
/// \file What guests of workshops said, in the joined layers: numbers of their own, in no share.

#include "api/answers.hpp"
#include "query/figures.hpp"

#include <string>

namespace trygg::api {

/// The columns contributions, contributions_web, contributions_paper, and contributions_by_workshop
/// (title -> number, those with none left out).
snapshot::columns contribution_columns(snapshot::snapshot const& data,
                                       query::zone_figures const& counted);

/// The same of all, with contributions_outside: of places in no zone of the set, and
/// contributions_made: the days between which they were made, since no period chooses among them.
void add_contributions(json& to, snapshot::snapshot const& data,
                       query::zone_figures const& counted);

} // namespace trygg::api

#pragma once
/// \file Figures read from the public's cells, where there are no rows to count.

#include "query/figures.hpp"

namespace trygg::query {

/// Puts what surveys give into `to`, for one choice that matches published cells: one survey (the
/// newest that the question chooses), and for reasons one of them and the whole day. What matches
/// none is not_offered. The snapshot must have cells.
void read_survey_cells(snapshot::snapshot const& from, std::size_t set, question const& asked,
                       zone_figures& to);

/// Adds incidents of protected sources to those that `to` counts already: of one kind or all, a
/// published period, or a part of the day of all time.
void read_incident_cells(snapshot::snapshot const& from, std::size_t set, question const& asked,
                         zone_figures& to);

/// Whether a question asks for incidents that the public knows only as cells. Never in an exact
/// snapshot.
bool asks_for_protected(snapshot::snapshot const& from, question const& asked);

/// Periods that are published of the asked kinds' protected incidents besides all time; nothing
/// when no asked kind is protected.
std::vector<model::day_span> published_periods(snapshot::snapshot const& from,
                                               question const& asked);

} // namespace trygg::query

#pragma once
/// \file Incidents and mentions as rows that the public may see.

#include "publish/publish.hpp"

namespace trygg::publish {

/// Puts the public's incidents, with their facts, into a snapshot that has its cells but the kinds.
/// Of open datasets each event: at its public place, with the month. Of protected ones a row for
/// each visible cell of a leaf zone and year, and one for what is in no visible year, with its
/// number: at a point that stands for the zone. Such rows count nothing: figures are in the cells.
/// Kinds of the cells are renamed to the words of the new table.
void publish_incidents(snapshot::snapshot const& exact, std::vector<bool> const& is_protected,
                       std::vector<bool> const& is_open, snapshot::published& cells,
                       snapshot::snapshot& into);

/// A row for each mention of a visible cell of a leaf zone, survey and sentiment: nothing else of
/// it.
void publish_mentions(snapshot::snapshot const& exact, snapshot::published const& cells,
                      snapshot::snapshot& into);

} // namespace trygg::publish

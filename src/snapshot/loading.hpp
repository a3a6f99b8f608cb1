#pragma once
/// \file The steps of loading a snapshot, in the order in which `load` takes them.

#include "snapshot/read_table.hpp"

namespace trygg::snapshot {

/// A snapshot being filled, and what the steps share.
struct loading {
    db::connection& database;
    snapshot& into;
    std::string crs; ///< of stored geometries: "EPSG:3006"

    /// Index of a municipality, added when its code is new; 0 for an empty code.
    municipality_index municipality(std::string_view code);

    /// Where events belong: what they state, else where their zone lies; 0 when neither tells.
    std::vector<municipality_index> municipalities(std::vector<municipality_index> stated,
                                                   zone_indexes const& zones) const;

    /// The same for what only the database's own municipality collects: its surveys, its pledges.
    std::vector<municipality_index> own_municipalities(std::vector<municipality_index> stated,
                                                       zone_indexes const& zones) const;
};

void load_lists(loading& at);
void load_zones(loading& at);
void load_incidents(loading& at, placements const& where);
void load_survey_answers(loading& at, placements const& where);
void load_measures(loading& at, placements const& where);
void load_activities(loading& at, placements const& where);
void load_commitments(loading& at);
void load_places(loading& at, placements const& where);
void load_contributions(loading& at);
void load_notes(loading& at, placements const& where);
void load_layers(loading& at);
void load_holdings(loading& at);

} // namespace trygg::snapshot

#pragma once
/// \file Protected incidents as tables of visible cells.

#include "publish/publish.hpp"

#include <map>

namespace trygg::publish {

/// By word of the exact `kind`, and all of them; the tables of `published` that tell of incidents.
struct incident_cells {
    std::map<std::uint32_t, snapshot::published_kind> kinds;
    snapshot::published_table all_kinds;
};

/// Of the incidents for which `is_protected` holds, by row. Kinds × zones for all time share their
/// hidden cells with each kind's zones × periods and zones × parts of the day.
incident_cells make_incident_cells(snapshot::snapshot const& exact,
                                   snapshot::published_geography const& geography,
                                   std::vector<bool> const& is_protected, policy const& by);

} // namespace trygg::publish

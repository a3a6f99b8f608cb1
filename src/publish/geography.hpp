#pragma once
/// \file The one chain of zones within zones that protected figures are published for.

#include "snapshot/snapshot.hpp"

namespace trygg::publish {

/// Everything, municipalities, the coarser set, and the finest set whose zones have a parent in
/// another; beside the zones of each municipality what lies in none of them. Without parents the
/// finest set with people in it, below the municipalities. Zone sets outside of the chain overlap
/// its zones: figures of both would give away what lies between.
snapshot::published_geography make_geography(snapshot::snapshot const& exact);

/// The node of the database's own municipality; none when it has none.
std::int32_t own_node(snapshot::snapshot const& exact,
                      snapshot::published_geography const& geography);

/// For each event its node: that of its leaf zone, else what lies in no zone of its municipality.
std::vector<std::int32_t> nodes_of(snapshot::snapshot const& exact,
                                   snapshot::published_geography const& geography,
                                   snapshot::zone_indexes const& zones,
                                   std::vector<snapshot::municipality_index> const& municipality);

/// Nodes × columns, filled at leaf zones; `add_up` then sums it up to the root.
using cell_values = std::vector<std::int64_t>;
void add_up(cell_values& values, std::size_t columns,
            snapshot::published_geography const& geography);

} // namespace trygg::publish

#pragma once
/// \file How a municipality wants its data protected: read from the settings, on the safe side.

#include "snapshot/snapshot.hpp"

#include <string>

namespace trygg::publish {

/// What the public gets of a dataset of incidents.
enum class openness {
    nothing,
    counts, ///< numbers of zones, where they are large enough
    points, ///< each event, near its place
};

/// Of a dataset by its name: setting public.<name>. Counts when it is missing or none of the words.
openness openness_of(snapshot::snapshot const& data, std::string const& dataset);

/// The smallest number that is not hidden: setting k.<name> of a survey or dataset, else k, else 5.
std::int64_t k_of(snapshot::snapshot const& data, std::string const& name);

/// Fewest answers behind a share: setting n_min.<name> of a survey, else n_min, else 30.
std::int64_t n_min_of(snapshot::snapshot const& data, std::string const& name);

} // namespace trygg::publish

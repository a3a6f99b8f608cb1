#pragma once
/// \file How many people live in a zone.

#include "snapshot/snapshot.hpp"

#include <optional>

namespace trygg::query {

struct population {
    std::int64_t people = 0;
    int year = 0;
};

/// The latest year not after the period's end, else the earliest.
std::optional<population> population_of(snapshot::zone const& zone, model::day_span const& period);

} // namespace trygg::query

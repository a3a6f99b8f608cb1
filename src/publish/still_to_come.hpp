#pragma once
/// \file Where somebody from the police or the municipality is or will be, which nobody is to know.

#include "snapshot/snapshot.hpp"

namespace trygg::publish {

/// Of activities keep those that the council made public and that are over; of patrols among the
/// measures those that are over or will not be. `today` is the local day, counted from 1970.
void leave_out_what_is_to_come(snapshot::snapshot& into, std::int32_t today);

} // namespace trygg::publish

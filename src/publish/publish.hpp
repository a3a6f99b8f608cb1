#pragma once
/// \file The public's snapshot, made from the exact one: all that a public request can reach.

#include "snapshot/snapshot.hpp"

#include <memory>

namespace trygg::publish {

/// The local day, counted from 1970.
std::int32_t today_here();

/// How to protect. No request and no setting reaches it.
struct policy {
    /// Also hide cells that others could be worked out from. Off only to show that the audit finds
    /// what then leaks.
    bool hide_complementary = true;
    /// Whose patrols and activities are still to come, as those of each later day.
    std::int32_t today = today_here();
};

/// Tables of people and of protected events hold only cells that may be seen, and of their rows
/// only those of such cells, without their places. See docs/protection.md for the rules.
std::shared_ptr<snapshot::snapshot const> publish(snapshot::snapshot const& exact,
                                                  policy const& by = {});

} // namespace trygg::publish

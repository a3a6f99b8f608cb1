#pragma once
/// \file How a measure goes from one status to the next.

#include <span>
#include <string_view>

namespace trygg::edit {

/// The statuses that may follow; empty for what is no status.
std::span<std::string_view const> next_statuses(std::string_view status);

bool is_step(std::string_view from, std::string_view to);

} // namespace trygg::edit

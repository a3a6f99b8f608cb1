#pragma once
/// \file What the rows of each imported file are.

#include "snapshot/snapshot.hpp"

namespace trygg::snapshot {

/// The kinds of incidents by the name of the file they came from; rows that are `left_out` do not
/// count.
std::map<std::string, std::set<std::string>, std::less<>>
kinds_by_file(table const& incidents, std::vector<bool> const& left_out = {});

} // namespace trygg::snapshot

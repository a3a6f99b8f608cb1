#pragma once
/// \file Types of columns in files that have none (CSV, JSON lists), read off their values.

#include "ingest/row_source.hpp"

#include <string>
#include <vector>

namespace trygg::ingest {

/// The narrowest of integer, real, date and text that all values of each column are. Codes with
/// leading zeros stay text; a column without values is text.
std::vector<ogr::field> inferred_fields(row_source const& source);

} // namespace trygg::ingest

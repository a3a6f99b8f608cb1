#pragma once
/// \file Well-known text of our WKB.

#include <string>
#include <string_view>

namespace trygg::encode {

/// Append "POLYGON((12.5 57.5,…))", coordinates rounded to `decimals`. `wkb`: 2D and little endian,
/// as snapshots keep it. Throws error for other bytes.
void append_wkt(std::string& out, std::string_view wkb, int decimals);

} // namespace trygg::encode

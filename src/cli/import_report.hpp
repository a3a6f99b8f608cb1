#pragma once
/// \file What an import did: as JSON for scripts, as text and CSV for people.

#include "ingest/import.hpp"

#include <string>

namespace trygg::cli {

/// One JSON object with the totals and every file; at most 100 rejected rows of each.
std::string as_json(ingest::import_report const& report);

/// A summary of each file: rows, reasons, zones, and the municipality's own zones when its code is
/// given.
std::string as_text(ingest::import_report const& report, std::string const& municipality);

/// Write every rejected row as CSV: file, line, code, reason, raw.
/// The file appears under its name only when whole. Throws error when it cannot be written.
void write_rejected(std::string const& path, ingest::import_report const& report);

/// Whether some row of some file was rejected.
bool has_rejected(ingest::import_report const& report);

} // namespace trygg::cli

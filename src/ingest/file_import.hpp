#pragma once
/// \file One file into an open change.

#include "db/sqlite.hpp"
#include "ingest/import.hpp"
#include "ingest/profile.hpp"
#include "ingest/theme.hpp"

#include <functional>
#include <string>

namespace trygg::ingest {

/// Rows of one file through its theme; temp.touched gets the events it met.
/// The report lacks the zones, which are known when all files are in. `shown_as`: what the file is
/// called; empty: as its path says.
file_report import_file(db::connection& database, std::string const& path, profile const& by,
                        import_request const& request, std::string const& shown_as,
                        std::function<void(progress const&)> const& on_progress);

/// Keep the report's counts, rejected rows and notices with its source, and the import in its
/// history. `by`: who imported it, as the history tells it.
void store_report(db::connection& database, file_report const& report, std::string const& by);

/// Write down that a file was imported which was there already and changed nothing.
void note_repeated(db::connection& database, file_report const& report, std::string const& by);

} // namespace trygg::ingest

#pragma once
/// \file An import of which is known who does it, and that something else is kept with it.

#include "db/sqlite.hpp"
#include "ingest/import.hpp"

#include <functional>
#include <string>

namespace trygg::ingest {

struct import_record {
    std::string by{};       ///< who imports, for the history; empty: nobody in particular
    std::string shown_as{}; ///< what the one file is called; empty: as its path says
    /// Called in the transaction, after all else, with what is about to be committed. Not when
    /// nothing is, as in a dry run.
    std::function<void(db::connection&, import_report const&)> before_commit{};
};

/// As run_import. What `on_progress` throws ends the import and is passed on.
import_report run_recorded_import(import_request const& request, import_record const& record,
                                  std::function<void(progress const&)> const& on_progress);

} // namespace trygg::ingest

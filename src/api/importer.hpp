#pragma once
/// \file What imports uploaded files: the program gives it, since the API knows no importer itself.

#include "db/sqlite.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace trygg::api {

/// What is to be imported, and how.
struct import_order {
    std::string path; ///< of the file
    std::string name; ///< what the file is called
    std::string profile, layer, crs, set;
    std::map<std::string, std::string> fields{}; ///< ours -> column of the file
    bool is_trial = false;                       ///< nothing is changed
    std::string by;                              ///< the user's name
};

/// What the importer tells meanwhile.
struct import_steps {
    /// How many rows of how many (0: not known). What it throws ends the import.
    std::function<void(std::int64_t, std::int64_t)> on_progress;
    /// In the transaction, with the report, before it is kept.
    std::function<void(db::connection&, std::string const&)> before_commit;
};

/// Nothing is imported when `run` is empty.
struct importer {
    /// Imports all or nothing and returns the report as JSON. Throws input_error for what the
    /// person can mend.
    std::function<std::string(import_order const&, import_steps const&)> run{};
    std::vector<std::pair<std::string, std::string>> profiles{}; ///< name and what it is for
};

} // namespace trygg::api

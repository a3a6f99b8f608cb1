#pragma once
/// \file What was given on the command line, for all commands.

#include "cli/configuration.hpp"
#include "ingest/import.hpp"

#include <string>
#include <vector>

namespace trygg::cli {

/// Each command declares and reads the members that it needs.
struct arguments {
    flags keys; ///< options that a file or the environment may give too
    bool json = false;
    ingest::import_request import;
    std::vector<std::string> fields;      ///< OUR=THEIRS
    std::string rejected;                 ///< CSV file for rejected rows
    std::string layer;                    ///< collection to export
    std::string out;                      ///< file to export to
    std::string crs = "EPSG:4326";        ///< of the exported file
    bool for_excel = false;               ///< CSV that a Swedish Excel opens
    std::vector<std::string> assignments; ///< KEY=VALUE
};

/// The configuration that these arguments, this process's environment and the file settle.
inline configuration settle(arguments const& given) {
    return configure(given.keys, own_environment());
}

} // namespace trygg::cli

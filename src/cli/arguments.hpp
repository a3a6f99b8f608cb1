#pragma once
/// \file What was given on the command line, for all commands.

#include "cli/configuration.hpp"
#include "db/sqlite.hpp"
#include "ingest/import.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace trygg::cli {

struct account_arguments;
using account_action = void (*)(db::connection&, account_arguments const&);

/// Of the commands on users and tokens.
struct account_arguments {
    account_action run = nullptr;
    std::string name, role, shown_as, user;
    std::int64_t days = 365;     ///< that a token holds
    bool needs_password = false; ///< the action does, and gets its hash
    bool generate = false;       ///< a password
    bool no_password = false;
    std::string password_hash;
};

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
    account_arguments account;
    std::int64_t number = 0; ///< of a source or an import; 0: none is named
};

/// The configuration that these arguments, this process's environment and the file settle.
inline configuration settle(arguments const& given) {
    return configure(given.keys, own_environment());
}

} // namespace trygg::cli

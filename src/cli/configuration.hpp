#pragma once
/// \file Configuration: command line, else environment, else configuration file, else default.

#include "base/address.hpp"
#include "model/role.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace trygg::cli {

/// Keys ("db", "port" …) and values given on the command line; "config" names the file.
using flags = std::map<std::string, std::string>;

/// Names and values of environment variables.
using environment = std::map<std::string, std::string>;

struct configuration {
    std::string db; ///< path of the database; empty when nobody says
    std::string host = "127.0.0.1";
    unsigned short port = 8080;
    unsigned workers = 2;
    std::size_t connections_per_address = 768; ///< of one that is no proxy
    std::vector<std::string> hosts;            ///< host names that are answered; empty: all
    std::string public_url; ///< address for links, without a slash at its end; may be empty
    model::role anonymous_role = model::role::anyone; ///< of who has not signed in: or staff
    std::string user_header;                          ///< of a proxy that says who asks; lower case
    std::vector<network> user_header_from;            ///< such proxies
};

/// A key of the configuration and what it means, for help texts.
struct key_description {
    std::string key;
    std::string value_name;
    std::string text;
};

/// Keys that may be given as --KEY, as TRYGGHETSKARTA_KEY or as KEY = … in the file.
std::vector<key_description> const& keys();

/// Settle every key. The file is the one given by --config, else by TRYGGHETSKARTA_CONFIG, else
/// ./trygghetskarta.toml when there is one. Throws input_error for a file that cannot be read, an
/// unknown key or variable (with the nearest known one) and a bad value (with where it came from).
configuration configure(flags const& given, environment const& variables);

/// The variables of this process that begin with TRYGGHETSKARTA_.
environment own_environment();

/// The path of the database. Throws input_error, with the ways to give one, when nobody says.
std::string const& database_of(configuration const& settled);

} // namespace trygg::cli

#include "cli/configuration.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"

#include <toml++/toml.h>

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>

namespace trygg::cli {
namespace {

constexpr std::string_view prefix = "TRYGGHETSKARTA_";
constexpr char const* default_file = "trygghetskarta.toml";

/// A value and where it came from, for messages.
struct origin_value {
    std::string value;
    std::string origin;
};

using values = std::map<std::string, origin_value>;

std::vector<std::string> key_names() {
    std::vector<std::string> names;
    for (auto const& each : keys()) {
        names.push_back(each.key);
    }
    return names;
}

bool is_key(std::string_view name) {
    auto const names = key_names();
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What follows "there is no such key": the nearest one, or all.
std::string instead(std::string const& name, std::vector<std::string> const& known) {
    auto const near = did_you_mean(name, known);
    return near.empty() ? fmt::format("; known are {}", fmt::join(known, ", ")) : near;
}

std::string variable_name(std::string const& key) {
    auto name = std::string{prefix};
    for (char const letter : key) {
        name += letter == '-' ? '_'
                              : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    }
    return name;
}

std::string text_of(toml::node const& node, std::string const& key, std::string const& file) {
    if (auto const text = node.value_exact<std::string>()) {
        return *text;
    }
    if (auto const number = node.value_exact<std::int64_t>()) {
        return std::to_string(*number);
    }
    std::vector<std::string> list;
    if (auto const* const array = node.as_array()) {
        for (auto const& each : *array) {
            list.push_back(text_of(each, key, file));
        }
        return fmt::format("{}", fmt::join(list, ","));
    }
    throw input_error{"{}: '{}' must be a text, a whole number or a list of texts", file, key};
}

values read_file(std::string const& path) {
    values found;
    try {
        auto const table = toml::parse_file(path);
        for (auto const& [toml_key, node] : table) {
            auto const key = std::string{toml_key.str()};
            if (!is_key(key)) {
                throw input_error{"{}: there is no key '{}'{}", path, key,
                                  instead(key, key_names())};
            }
            found[key] = {text_of(node, key, path), fmt::format("the file {}", path)};
        }
    } catch (toml::parse_error const& e) {
        throw input_error{"{} line {}: {}", path, e.source().begin.line,
                          std::string_view{e.description()}};
    }
    return found;
}

values read_variables(environment const& variables) {
    std::map<std::string, std::string> key_of{{variable_name("config"), "config"}};
    std::vector<std::string> known{variable_name("config")};
    for (auto const& key : key_names()) {
        known.push_back(variable_name(key));
        key_of[known.back()] = key;
    }
    values found;
    for (auto const& [name, value] : variables) {
        if (!name.starts_with(prefix)) {
            continue;
        }
        if (!key_of.contains(name)) {
            throw input_error{"there is no environment variable {}{}", name, instead(name, known)};
        }
        found[key_of[name]] = {value, fmt::format("the environment variable {}", name)};
    }
    return found;
}

/// Path of the configuration file; empty when there is none.
std::string file_of(flags const& given, values const& variables) {
    if (auto const flag = given.find("config"); flag != given.end()) {
        return flag->second;
    }
    if (auto const variable = variables.find("config"); variable != variables.end()) {
        return variable->second.value;
    }
    return std::filesystem::exists(default_file) ? default_file : "";
}

/// A whole number within bounds. Throws input_error naming the key and where the value came from.
template <typename Number>
Number number(std::string const& key, origin_value const& from, Number least, Number most) {
    Number result{};
    auto const* const end = from.value.data() + from.value.size();
    auto const [stop, code] = std::from_chars(from.value.data(), end, result);
    if (code != std::errc{} || stop != end || result < least || result > most) {
        throw input_error{"{} must be a whole number from {} to {}, not '{}' (from {})",
                          key,
                          least,
                          most,
                          from.value,
                          from.origin};
    }
    return result;
}

std::vector<std::string> list(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const comma = text.find(',');
        if (auto const part = trim(text.substr(0, comma)); !part.empty()) {
            parts.push_back(lower(part));
        }
        text = comma == std::string_view::npos ? "" : text.substr(comma + 1);
    }
    return parts;
}

/// The address that links start with. Nothing of it may need escaping, there or in a header.
std::string address(std::string const& key, origin_value const& from) {
    constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/[]";
    auto url = from.value;
    while (url.ends_with('/')) {
        url.pop_back();
    }
    auto const host = url.starts_with("https://") ? 8U : url.starts_with("http://") ? 7U : 0U;
    if (host == 0 || url.size() == host || url[host] == '/' ||
        url.find_first_not_of(allowed) != std::string::npos) {
        throw input_error{"{} must be an address such as https://karta.mark.se, not '{}' (from {})",
                          key, from.value, from.origin};
    }
    return url;
}

model::role anonymous_role(origin_value const& from) {
    auto const role = model::role_of(from.value);
    if (!role || *role > model::role::staff) {
        throw input_error{"anonymous-role is public or staff, not '{}' (from {})", from.value,
                          from.origin};
    }
    return *role;
}

/// Headers that mean something else cannot say who asks.
std::string header_name(origin_value const& from) {
    auto const name = lower(from.value);
    static std::vector<std::string> const taken{"authorization", "cookie", "host", "origin"};
    if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos ||
        std::find(taken.begin(), taken.end(), name) != taken.end()) {
        throw input_error{"user-header is the name of a header such as X-Remote-User, not '{}' "
                          "(from {})",
                          from.value, from.origin};
    }
    return name;
}

void apply(configuration& settled, std::string const& key, origin_value const& from) {
    if (from.value.empty() && key != "hosts") {
        throw input_error{"{} is empty (from {})", key, from.origin};
    }
    if (key == "db") {
        settled.db = from.value;
    } else if (key == "host") {
        settled.host = from.value;
    } else if (key == "port") {
        settled.port = number<unsigned short>(key, from, 0, 65535);
    } else if (key == "workers") {
        settled.workers = number<unsigned>(key, from, 1, 256);
    } else if (key == "connections-per-address") {
        settled.connections_per_address = number<std::size_t>(key, from, 1, 1'000'000);
    } else if (key == "hosts") {
        settled.hosts = list(from.value);
    } else if (key == "public-url") {
        settled.public_url = address(key, from);
    } else if (key == "anonymous-role") {
        settled.anonymous_role = anonymous_role(from);
    } else if (key == "user-header") {
        settled.user_header = header_name(from);
    } else if (key == "user-header-from") {
        for (auto const& each : list(from.value)) {
            settled.user_header_from.push_back(parse_network(each));
        }
    }
}

} // namespace

std::vector<key_description> const& keys() {
    static std::vector<key_description> const all{
        {"db", "FILE", "the database file"},
        {"host", "ADDRESS", "address to listen on; 0.0.0.0 lets other machines in (127.0.0.1)"},
        {"port", "N", "port to listen on; 0 picks a free one (8080)"},
        {"workers", "N", "threads that answer requests (2)"},
        {"connections-per-address", "N",
         "connections of one address, which may be a school's; proxies have no such limit (768)"},
        {"hosts", "NAME,…", "host names that are answered, for a server with a public name (all)"},
        {"public-url", "URL", "address of links, when a proxy is before the server (its Host)"},
        {"anonymous-role", "ROLE",
         "what who has not signed in sees: public, or in a closed network staff (public)"},
        {"user-header", "NAME", "header in which a proxy says who asks (none)"},
        {"user-header-from", "NETWORK,…", "addresses of the proxies that are believed (none)"},
    };
    return all;
}

configuration configure(flags const& given, environment const& variables) {
    auto const from_variables = read_variables(variables);
    values found;
    if (auto const file = file_of(given, from_variables); !file.empty()) {
        if (!std::filesystem::is_regular_file(file)) {
            throw input_error{"there is no configuration file {}", file};
        }
        found = read_file(file);
    }
    for (auto const& [key, value] : from_variables) {
        found[key] = value;
    }
    for (auto const& [key, value] : given) {
        found[key] = {value, fmt::format("--{}", key)};
    }
    configuration settled;
    for (auto const& [key, value] : found) {
        apply(settled, key, value);
    }
    if (settled.user_header.empty() != settled.user_header_from.empty()) {
        throw input_error{"user-header and user-header-from are given together: a header that "
                          "anybody can send says nothing"};
    }
    return settled;
}

environment own_environment() {
    environment own;
    for (char** each = environ; *each != nullptr; ++each) {
        std::string_view const variable{*each};
        auto const equals = variable.find('=');
        if (variable.starts_with(prefix) && equals != std::string_view::npos) {
            own.emplace(variable.substr(0, equals), variable.substr(equals + 1));
        }
    }
    return own;
}

std::string const& database_of(configuration const& settled) {
    if (settled.db.empty()) {
        throw input_error{"no database is given; add --db FILE, set TRYGGHETSKARTA_DB, or write "
                          "db = \"FILE\" in {}",
                          default_file};
    }
    return settled.db;
}

} // namespace trygg::cli

#include "cli/setting_notes.hpp"

#include "base/suggest.hpp"
#include "store/protection.hpp"
#include "tiles/pmtiles.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace trygg::cli {
namespace {

std::vector<std::string> texts(db::connection& database, std::string const& sql) {
    std::vector<std::string> result;
    for (auto rows = database.query(sql); rows.next();) {
        result.emplace_back(rows.text(0));
    }
    return result;
}

bool contains(std::vector<std::string> const& list, std::string const& one) {
    return std::ranges::find(list, one) != list.end();
}

std::string known_text(std::vector<std::string> const& known) {
    constexpr std::size_t most = 10;
    auto const shown = std::min(known.size(), most);
    return fmt::format("{}{}",
                       fmt::join(known.begin(), known.begin() + std::ptrdiff_t(shown), ", "),
                       known.size() > most ? " …" : "");
}

std::string about_municipality(db::connection& database, std::string const& value) {
    auto const known = texts(database, "SELECT DISTINCT municipality FROM zone WHERE municipality "
                                       "IS NOT NULL ORDER BY municipality");
    if (contains(known, value)) {
        return {};
    }
    if (known.empty()) {
        return database.count("SELECT count(*) FROM zone") == 0
                   ? std::string{}
                   : fmt::format("note: no zone of the database says which municipality it lies "
                                 "in; nothing is of {} yet\n",
                                 value);
    }
    auto named =
        database.query("SELECT code FROM municipality WHERE name = ? COLLATE NOCASE", value);
    auto const meant = named.next() ? fmt::format("; did you mean {}?", named.text(0))
                                    : did_you_mean(value, known);
    return fmt::format("note: no zone of the database lies in the municipality {}{} The map shows "
                       "all zones, until some of it are imported; there are {}\n",
                       value, meant.empty() ? "." : meant, known_text(known));
}

std::string about_data_set(db::connection& database, std::string const& key) {
    auto const dot = key.find('.');
    if (dot == std::string::npos) {
        return {};
    }
    auto const name = key.substr(dot + 1);
    bool const of_incidents = key.starts_with("public.");
    auto const known =
        texts(database,
              of_incidents ? "SELECT DISTINCT dataset FROM incident ORDER BY 1"
                           : "SELECT DISTINCT dataset FROM incident UNION SELECT name FROM survey");
    if (contains(known, name)) {
        return {};
    }
    return fmt::format("note: there is no {} '{}' yet{} {}\n",
                       of_incidents ? "dataset of incidents" : "survey or dataset", name,
                       did_you_mean(name, known).empty() ? "." : did_you_mean(name, known),
                       known.empty() ? "Nothing of that kind has been imported."
                                     : fmt::format("There are {}", known_text(known)));
}

/// Throws input_error for a file that is there and cannot be drawn.
std::string about_file(std::string const& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return fmt::format("note: there is no file {}; the map has no base map until there is\n",
                           path);
    }
    tiles::pmtiles const opened{path};
    return {};
}

} // namespace

std::string setting_note(db::connection& database, std::string const& key,
                         std::string const& value) {
    if (value.empty()) {
        return {};
    }
    if (key == "municipality") {
        return about_municipality(database, value);
    }
    if (key == "basemap_file") {
        return about_file(value);
    }
    return store::is_protection(key) ? about_data_set(database, key) : std::string{};
}

} // namespace trygg::cli

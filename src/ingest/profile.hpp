#pragma once
/// \file Import profiles: TOML files that say which theme a file holds and how its columns map.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::ingest {

/// A set of columns that together describe one pointed-out place of a survey answer.
struct mention_columns {
    std::string sentiment; ///< "unsafe" or "safe"
    std::map<std::string, std::vector<std::string>> fields;
};

struct profile {
    std::string name;
    std::string title; ///< one line: what files it is for
    std::string
        theme; ///< zones, members, population, incidents, places, measures, pledges, survey, layer
    std::string openness; ///< of incidents, what the public gets: points, counts (if empty) or none
    std::string crs;      ///< of files that state none; empty: must be stated or given
    std::string reader;   ///< "auto" or "json"
    std::string rows;     ///< member of a JSON object that holds the rows; empty: the longest list
    std::map<std::string, std::vector<std::string>>
        fields;                                   ///< ours -> names of columns, best first
    std::map<std::string, std::string> constants; ///< ours -> value when no column has one
    std::map<std::string, std::map<std::string, std::string>> codes; ///< ours -> theirs -> ours
    std::vector<mention_columns> mentions;

    std::string constant(std::string_view key) const;
};

/// A shipped profile by name, or a profile file by its path (ending in .toml).
/// Throws input_error for an unknown name (with the nearest) or a faulty file (with the line).
profile load_profile(std::string const& name_or_path);

} // namespace trygg::ingest

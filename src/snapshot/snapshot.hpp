#pragma once
/// \file One revision of the database, in memory, immutable: what every answer is made from.

#include "base/once.hpp"
#include "model/crs.hpp"
#include "snapshot/facts.hpp"
#include "snapshot/published.hpp"
#include "snapshot/table.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::snapshot {

struct municipality {
    std::string code, name;
};

struct zone {
    std::string code;
    municipality_index municipality = 0;
    std::vector<std::pair<int, std::int64_t>> population{}; ///< year, people; by year
};

/// Of the classes of a map: by equal numbers of zones, and by the least deviation.
struct upper_bounds {
    std::vector<double> quantile, jenks;
};

struct zone_set {
    std::string name; ///< "deso"
    std::string title;
    std::string version;
    std::vector<zone> zones{}; ///< by code, the order of its table
    std::size_t table = 0;     ///< index in snapshot::tables

    /// For each zone those that it touches; found at the first question.
    using neighbours = std::vector<std::vector<std::uint32_t>>;
    once<neighbours> sharing_corners{}, sharing_sides{};
    /// By figure, those of a map of everything; found at the first question.
    using breaks = std::map<std::string, upper_bounds>;
    once<breaks> class_breaks{};
};

struct survey {
    std::int64_t id = 0;
    std::string name; ///< "survey-2020", by which settings name it
    std::string title;
    int year = 0;
    bool random = false; ///< a random sample, not open to all
    bool made_up = false;
    std::int64_t responses = 0;
};

struct commitment {
    std::int64_t id = 0;
    std::string party, text, rule;
    std::optional<std::int64_t> target;
    std::int64_t done = 0, planned = 0;
    std::int64_t public_done = 0; ///< of those done, what the council made public
};

struct pledge {
    int year = 0;
    std::string title, parties;
    std::vector<commitment> commitments;
};

/// A file that was imported.
struct source {
    std::string name, profile, sha256, file_time, imported_at, licence;
    std::int64_t rows = 0, accepted = 0, rejected = 0;
    bool made_up = false;
    /// What its rows are: "incidents", "survey", "measures", "pledges"; none of these when empty.
    std::set<std::string> holds{};
    std::set<std::string> kinds{}; ///< of its incidents
};

struct snapshot {
    std::int64_t revision = 0;
    std::map<std::string, std::string> settings;
    std::vector<model::crs> crs;              ///< that answers can be in: CRS84 first
    model::crs storage_crs;                   ///< that of the database's geometries, one of `crs`
    std::vector<municipality> municipalities; ///< [0] is the unknown one
    municipality_index own = 0;               ///< the database's own one; 0 when it has none
    std::vector<zone_set> zone_sets;
    std::vector<table> tables; ///< all collections but the joined layers
    std::vector<std::string> reasons;
    std::vector<survey> surveys;
    std::vector<pledge> pledges;
    std::vector<source> sources;
    std::vector<std::string> layers;    ///< ids of the context layers
    std::vector<std::string> workshops; ///< titles of those whose contributions are published
    std::vector<std::string> datasets;  ///< of incidents, by which settings name them
    /// Of the incidents, by row: where the public may see them; null when none has such a place.
    std::shared_ptr<geometry_column const> public_points;
    std::string secret; ///< bytes that no answer holds: what public ids are made with

    incident_facts incidents;
    mention_facts mentions;
    response_facts responses;
    measure_facts measures;
    activity_facts activities;
    contribution_facts contributions;

    /// What figures of people and of protected events are read from in the public's snapshot, which
    /// holds no such rows; null in the exact one.
    std::shared_ptr<published const> cells;

    table const* find(std::string_view id) const;
    zone_set const* find_set(std::string_view name) const;
    /// One of `crs` by its URI, "[EPSG:3006]" or "EPSG:3006". Throws input_error that names the
    /// parameter and lists them.
    model::crs const& find_crs(std::string_view parameter, std::string_view text) const;
    std::optional<std::string> setting(std::string const& key) const;
    /// Index of a code; nothing when no zone or event has it.
    std::optional<municipality_index> find_municipality(std::string_view code) const;
};

} // namespace trygg::snapshot

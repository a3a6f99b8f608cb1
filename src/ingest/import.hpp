#pragma once
/// \file Import files into the database: the one entry for the command line and the demo.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace trygg::ingest {

struct import_request {
    std::string database; ///< path; made when there is none
    std::string profile;  ///< name of a shipped profile, or path of a .toml
    std::vector<std::string> paths;
    std::string layer; ///< layer of the file, when it has several
    std::string crs;   ///< CRS that the file should have stated; empty: the file's
    std::string set;   ///< zone set, context layer or data set name
    std::map<std::string, std::string> fields; ///< our field -> column of the file
    bool dry_run = false;
};

/// How far a long import has come; total is 0 when not known.
struct progress {
    std::string file;
    std::int64_t rows = 0;
    std::int64_t total = 0;
    double rows_per_second = 0;
};

struct zone_count {
    std::string zone_set;
    std::int64_t joined = 0;
    std::int64_t outside = 0;                 ///< no zone: outside, unknown code or no position
    std::map<std::string, std::int64_t> ways; ///< way ("geometry", "code", "no_position" …) -> rows
};

struct rejected_row {
    std::int64_t line = 0;
    std::string code;   ///< short, for counting: "missing_date"
    std::string reason; ///< a sentence with the remedy
    std::string raw;
};

/// What became of the rows of one kind that were taken.
struct outcome_count {
    std::int64_t accepted = 0, updated = 0, unchanged = 0;
};

/// What became of one file. accepted + updated + unchanged + rejected = rows.
struct file_report {
    std::string file;
    std::string profile;
    std::string theme; ///< of the profile: "measures", "incidents" …
    std::string sha256;
    std::int64_t rows = 0, accepted = 0, updated = 0, unchanged = 0, rejected = 0;
    std::string kind_list;                      ///< the list that the codes of `kinds` are of
    std::map<std::string, outcome_count> kinds; ///< code -> the rows taken; empty: has no kinds
    std::vector<zone_count> zones;              ///< all rows of the file
    std::map<std::string, std::vector<zone_count>>
        municipalities; ///< code -> the same for its rows
    std::vector<rejected_row> rejections;
    std::vector<std::pair<std::string, std::string>> notices; ///< code, sentence
    std::map<std::string, std::int64_t>
        figures; ///< what the profile counts: "population", "mentions" …
};

struct import_report {
    bool dry_run = false;
    std::vector<file_report> files;
};

/// Import all paths in one transaction: all or nothing; a dry run rolls back.
/// Throws input_error for what the person can mend, error for the rest; nothing is changed then.
import_report run_import(import_request const& request,
                         std::function<void(progress const&)> const& on_progress);

/// Names of the shipped profiles, each with what it is for.
std::vector<std::pair<std::string, std::string>> shipped_profiles();

} // namespace trygg::ingest

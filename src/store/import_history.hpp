#pragma once
/// \file Where the data come from: each file, each import of it, and the rows that were refused.

#include "db/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace trygg::store {

/// One import of one file. accepted + updated + unchanged + rejected = rows.
struct import_run {
    std::int64_t id = 0, source_id = 0;
    std::string at;    ///< UTC
    std::string actor; ///< the user's name; empty when it is not known
    std::int64_t rows = 0, accepted = 0, updated = 0, unchanged = 0, rejected = 0;
    bool keeps_rows = false; ///< its rejected rows are kept, not those of a later one
};

/// A file's content that was imported.
struct source_file {
    std::int64_t id = 0;
    std::string name, profile, sha256, file_time, imported_at;
    std::optional<std::string> crs{}, licence{};
    std::int64_t bytes = 0, rows = 0, rejected = 0;
    bool made_up = false;
    std::optional<std::string> sampling{}; ///< of a survey: "random" or "open"
    std::vector<std::string> datasets{};   ///< of incidents, by which settings name them
};

struct refused_row {
    std::int64_t line = 0; ///< of the file; its header is 1
    std::string code;
    std::string reason; ///< a sentence with the remedy
    std::string raw;
};

std::vector<source_file> source_files(db::connection& database); ///< the newest first

/// Throws not_found.
source_file find_source_file(db::connection& database, std::int64_t id);
void set_licence(db::connection& database, std::int64_t source_id, std::string const& licence);

std::vector<import_run> runs_of(db::connection& database, std::int64_t source_id); ///< newest first
import_run find_run(db::connection& database, std::int64_t id); ///< throws not_found

/// Rows that an import refused, from the `after`-th on, in the file's order. None when a later
/// import of the file has rows of its own.
std::vector<refused_row> refused_rows(db::connection& database, import_run const& of,
                                      std::int64_t after, std::int64_t most);

/// What a file's import had to say: code and sentence.
std::vector<std::pair<std::string, std::string>> notices_of(db::connection& database,
                                                            std::int64_t source_id);

} // namespace trygg::store

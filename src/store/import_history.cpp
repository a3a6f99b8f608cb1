#include "store/import_history.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

namespace trygg::store {

namespace {

constexpr char const* source_columns =
    "source.id, source.name, profile, sha256, file_time, imported_at, crs, licence, bytes, "
    "rows_read, rejected, made_up, (SELECT sampling FROM survey WHERE survey.source_id = source.id "
    "LIMIT 1)";
constexpr char const* run_columns = "id, source_id, at, actor, rows_read, accepted, updated, "
                                    "unchanged, rejected, kept";

std::vector<std::string> datasets_of(db::connection& database, std::int64_t source_id) {
    std::vector<std::string> result;
    auto row = database.query("SELECT DISTINCT dataset FROM incident WHERE source_id = ? ORDER BY "
                              "dataset LIMIT 10",
                              source_id);
    while (row.next()) {
        result.emplace_back(row.text(0));
    }
    return result;
}

source_file source_at(db::connection& database, db::statement const& row) {
    auto const text = [&](int column) {
        return std::string{row.text(column)};
    };
    return {.id = row.integer(0),
            .name = text(1),
            .profile = text(2),
            .sha256 = text(3),
            .file_time = text(4),
            .imported_at = text(5),
            .crs = row.optional_text(6),
            .licence = row.optional_text(7),
            .bytes = row.integer(8),
            .rows = row.integer(9),
            .rejected = row.integer(10),
            .made_up = row.integer(11) != 0,
            .sampling = row.optional_text(12),
            .datasets = datasets_of(database, row.integer(0))};
}

import_run run_at(db::statement const& row) {
    return {.id = row.integer(0),
            .source_id = row.integer(1),
            .at = std::string{row.text(2)},
            .actor = std::string{row.text(3)},
            .rows = row.integer(4),
            .accepted = row.integer(5),
            .updated = row.integer(6),
            .unchanged = row.integer(7),
            .rejected = row.integer(8),
            .keeps_rows = row.integer(9) != 0};
}

} // namespace

std::vector<source_file> source_files(db::connection& database) {
    std::vector<source_file> result;
    auto row = database.query(
        fmt::format("SELECT {} FROM source ORDER BY imported_at DESC, id DESC", source_columns));
    while (row.next()) {
        result.push_back(source_at(database, row));
    }
    return result;
}

source_file find_source_file(db::connection& database, std::int64_t id) {
    auto row =
        database.query(fmt::format("SELECT {} FROM source WHERE id = ?", source_columns), id);
    if (!row.next()) {
        throw not_found{"there is no source {}", id};
    }
    return source_at(database, row);
}

void set_licence(db::connection& database, std::int64_t source_id, std::string const& licence) {
    auto const value = licence.empty() ? std::nullopt : std::optional{licence};
    database.query("UPDATE source SET licence = ? WHERE id = ?", value, source_id).run();
}

std::vector<import_run> runs_of(db::connection& database, std::int64_t source_id) {
    std::vector<import_run> result;
    auto row = database.query(
        fmt::format("SELECT {} FROM import_run WHERE source_id = ? ORDER BY id DESC LIMIT 500",
                    run_columns),
        source_id);
    while (row.next()) {
        result.push_back(run_at(row));
    }
    return result;
}

import_run find_run(db::connection& database, std::int64_t id) {
    auto row =
        database.query(fmt::format("SELECT {} FROM import_run WHERE id = ?", run_columns), id);
    if (!row.next()) {
        throw not_found{"there is no import {}", id};
    }
    return run_at(row);
}

std::vector<refused_row> refused_rows(db::connection& database, import_run const& of,
                                      std::int64_t after, std::int64_t most) {
    std::vector<refused_row> result;
    if (!of.keeps_rows) {
        return result;
    }
    auto row = database.query("SELECT line, code, reason, raw FROM rejected_row WHERE source_id = "
                              "? ORDER BY line, rowid LIMIT ? OFFSET ?",
                              of.source_id, most, after);
    while (row.next()) {
        result.push_back({row.integer(0), std::string{row.text(1)}, std::string{row.text(2)},
                          std::string{row.text(3)}});
    }
    return result;
}

std::vector<std::pair<std::string, std::string>> notices_of(db::connection& database,
                                                            std::int64_t source_id) {
    std::vector<std::pair<std::string, std::string>> result;
    auto row = database.query("SELECT code, text FROM notice WHERE source_id = ?", source_id);
    while (row.next()) {
        result.emplace_back(row.text(0), row.text(1));
    }
    return result;
}

} // namespace trygg::store

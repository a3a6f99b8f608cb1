#pragma once
/// \file The database file: opened, created, migrated, changed.

#include "db/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trygg::store {

/// Open an existing database to read. Throws input_error when there is none, when the file is no
/// database of ours, or when a newer program made it; error when it cannot be read.
db::connection open_to_read(std::string const& path);

/// Open to write; makes the file when there is none and brings an older schema up to date.
/// Throws as open_to_read, and error for a read-only folder or a full disk.
db::connection open_to_write(std::string const& path);

/// Moves with every committed change.
std::int64_t revision(db::connection& database);

/// What the map shows has changed. Within a transaction.
void move_revision(db::connection& database);

std::optional<std::string> setting(db::connection& database, std::string_view key);

/// EPSG code of all stored geometries but those of context layers, which state their own.
int storage_crs(db::connection& database);

/// One write: everything or nothing. Rolls back unless committed; commit moves the revision.
class change {
public:
    explicit change(db::connection& database);
    void commit();
    void set(std::string_view key, std::string_view value);
    void remove(std::string_view key);

private:
    db::connection* m_database;
    db::transaction m_transaction;
};

/// Settings that a person may set: municipality (code), title, time_zone, language, basemap_url,
/// basemap_attribution, basemap_file, embed_origins, organisation, contact_email, contact_phone,
/// accessibility_date, upload_mb, form_changes, breaks.<figure>. Throws input_error for another key
/// (naming the nearest) or a bad value.
void check_setting(std::string_view key, std::string_view value);

} // namespace trygg::store

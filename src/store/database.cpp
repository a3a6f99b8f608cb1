#include "store/database.hpp"

#include "base/assets.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "base/zone_name.hpp"
#include "store/class_limits.hpp"
#include "store/geometry.hpp"
#include "store/protection.hpp"
#include "store/setting_values.hpp"
#include "store/tile_address.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <vector>

#include <unistd.h>

namespace trygg::store {
namespace {

constexpr std::int64_t application_id = 0x54524b41; // "TRKA", so that `file` and we know our own
constexpr int default_crs = 3006;                   // SWEREF 99 TM

/// The numbered migrations, in order; a database's user_version counts those it has had.
constexpr std::array migrations{
    "src/store/001-start.sql",          "src/store/002-workshops.sql",
    "src/store/003-editing.sql",        "src/store/004-protection.sql",
    "src/store/005-accounts.sql",       "src/store/006-contributions-layer.sql",
    "src/store/007-administration.sql", "src/store/008-workshop-numbers.sql"};

enum class kind { empty, ours, other };

bool is_sqlite_file(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    std::array<char, 16> head{};
    file.read(head.data(), head.size());
    return file.gcount() == 0 ||
           (file.gcount() == 16 && std::string_view{head.data(), 15} == "SQLite format 3");
}

/// A file is looked into once, before this process has it open as a database: closing it would drop
/// the locks of all its connections (POSIX), and the next program to close the database would
/// delete the write-ahead log under them.
bool was_checked(std::string const& path, bool now) {
    static std::mutex mutex;
    static std::set<std::string> checked;
    std::error_code ignored;
    auto const name = std::filesystem::weakly_canonical(path, ignored).string();
    std::lock_guard const lock{mutex};
    if (now) {
        checked.insert(name);
    }
    return checked.contains(name);
}

void check_is_file(std::string const& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        throw input_error{"{} is a folder; give the path of a database file", path};
    }
    if (!was_checked(path, false) && !is_sqlite_file(path)) {
        throw input_error{"{} is not a database; give the path of a Trygghetskarta database, or of "
                          "a file that does not exist yet",
                          path};
    }
    was_checked(path, true);
}

kind kind_of(db::connection& database, std::string const& path) {
    try {
        auto const tables = database.count("SELECT count(*) FROM sqlite_master");
        if (database.count("PRAGMA application_id") == application_id) {
            return kind::ours;
        }
        return tables == 0 ? kind::empty : kind::other;
    } catch (error const& e) {
        auto const folder = std::filesystem::absolute(path).parent_path();
        if (access(folder.c_str(), W_OK) != 0) {
            throw error{
                "{} is in a folder that may not be written, which the database needs even to "
                "be read; change its permissions, or copy the file elsewhere",
                path};
        }
        throw input_error{"{} cannot be read as a database ({}); restore it from a backup", path,
                          e.what()};
    }
}

void check_version(db::connection& database, std::string const& path) {
    auto const version = database.count("PRAGMA user_version");
    if (version > static_cast<std::int64_t>(migrations.size())) {
        throw input_error{"{} was made by a newer version of the program (schema {}, this program "
                          "knows {}); install the newer version",
                          path, version, migrations.size()};
    }
}

void start(db::connection& database) {
    database.run("SELECT InitSpatialMetadataFull(0, 'NONE')");
    database.run(fmt::format("PRAGMA application_id = {}", application_id));
}

void apply(db::connection& database, std::size_t number) {
    database.run(std::string{asset_bytes(migrations.at(number))});
    register_new_geometries(database, number == 0 ? default_crs : storage_crs(database));
    database.run(fmt::format("PRAGMA user_version = {}", number + 1));
}

void migrate(db::connection& database, bool fresh) {
    auto const have = static_cast<std::size_t>(database.count("PRAGMA user_version"));
    if (!fresh && have == migrations.size()) {
        return;
    }
    db::transaction all{database};
    if (fresh) {
        start(database);
    }
    for (auto number = have; number < migrations.size(); ++number) {
        apply(database, number);
    }
    all.commit();
}

} // anonymous namespace

db::connection open_to_read(std::string const& path) {
    if (!std::filesystem::exists(path)) {
        throw input_error{"there is no database {}; make one with import or demo", path};
    }
    check_is_file(path);
    db::connection database{path, db::connection::mode::read};
    if (kind_of(database, path) != kind::ours) {
        throw input_error{"{} is no database of Trygghetskarta; make one with import or demo",
                          path};
    }
    check_version(database, path);
    if (database.count("PRAGMA user_version") < static_cast<std::int64_t>(migrations.size())) {
        throw input_error{"{} is from an older version; bring it up to date with: trygghetskarta "
                          "settings --db {}",
                          path, path};
    }
    return database;
}

db::connection open_to_write(std::string const& path) {
    check_is_file(path);
    auto const folder = std::filesystem::absolute(path).parent_path();
    if (!std::filesystem::is_directory(folder)) {
        throw input_error{"there is no folder {} to make the database in", folder.string()};
    }
    db::connection database{path, db::connection::mode::create};
    auto const found = kind_of(database, path);
    if (found == kind::other) {
        throw input_error{"{} is a database of another program; nothing was changed. Give another "
                          "path",
                          path};
    }
    check_version(database, path);
    if (found == kind::empty) {
        database.run("PRAGMA journal_mode = WAL");
    }
    database.run("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536");
    migrate(database, found == kind::empty);
    return database;
}

std::int64_t revision(db::connection& database) {
    return database.count("SELECT value FROM revision");
}

void move_revision(db::connection& database) {
    database.run("UPDATE revision SET value = value + 1");
}

std::optional<std::string> setting(db::connection& database, std::string_view key) {
    auto asked = database.query("SELECT value FROM setting WHERE key = ?", key);
    return asked.next() ? asked.optional_text(0) : std::nullopt;
}

int storage_crs(db::connection& database) {
    return static_cast<int>(
        database.count("SELECT srid FROM geometry_columns WHERE f_table_name = 'zone'"));
}

change::change(db::connection& database) : m_database(&database), m_transaction(database) {}

void change::commit() {
    move_revision(*m_database);
    m_transaction.commit();
}

void change::set(std::string_view key, std::string_view value) {
    m_database
        ->query("INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = "
                "excluded.value",
                key, value)
        .run();
}

void change::remove(std::string_view key) {
    m_database->query("DELETE FROM setting WHERE key = ?", key).run();
}

void check_setting(std::string_view key, std::string_view value) {
    if (is_protection(key)) {
        check_protection(key, value);
        return;
    }
    auto const known = known_settings();
    if (std::ranges::find(known, key) == known.end()) {
        throw input_error{"there is no setting '{}'{}", key,
                          did_you_mean(key, std::vector<std::string>{known.begin(), known.end()})};
    }
    if (value.size() > 1000 || !is_utf8(value)) {
        throw input_error{"the value of {} must be UTF-8 text of at most 1000 bytes", key};
    }
    check_class_limits(key, value);
    if (key == "upload_mb" && !value.empty() && !is_upload_limit(value)) {
        throw input_error{"upload_mb is a whole number from 1 to 1024 (100 when it is not set)"};
    }
    if (key == "time_zone" && !value.empty() && !time::is_zone(std::string{value})) {
        throw input_error{"'{}' is no time zone; give a name such as Europe/Stockholm, "
                          "Europe/Helsinki, America/Chicago or UTC",
                          value};
    }
    if (key == "language" && !value.empty() && value != "sv" && value != "en") {
        throw input_error{"language is sv or en, not '{}'", value};
    }
    if (key == "contact_email" && !value.empty() && !is_email(value)) {
        throw input_error{"contact_email is an address such as trygghet@mark.se, not '{}'", value};
    }
    if (key == "accessibility_date" && !value.empty() && !is_date(value)) {
        throw input_error{"accessibility_date is a date such as 2026-11-23, not '{}'", value};
    }
    if (key == "layer_names_en" && !parse_layer_names(value)) {
        throw input_error{"layer_names_en lists layers with their English names, such as "
                          "gatlyktor=Street lamps; vatten=Water"};
    }
    if (key == "form_changes" && !value.empty() && !parse_years(value)) {
        throw input_error{"form_changes is years apart by commas, such as 2016,2018; not '{}'",
                          value};
    }
    if (key == "embed_origins" && !is_origin_list(value)) {
        throw input_error{
            "embed_origins lists sites such as https://mark.se, apart by spaces; or is * for all"};
    }
    if (key == "basemap_file" && !value.empty() &&
        (!value.starts_with("/") || !value.ends_with(".pmtiles"))) {
        throw input_error{"basemap_file is the whole path of a file that ends in .pmtiles"};
    }
    if (key == "basemap_url" && !value.empty()) {
        check_tile_address(value);
    }
}

} // namespace trygg::store

#pragma once
/// \file What writing a theme's rows needs, and the one function each theme offers.

#include "ingest/columns.hpp"
#include "ingest/import.hpp"
#include "ingest/profile.hpp"
#include "store/hand_edits.hpp"
#include "store/row_writer.hpp"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace trygg::ingest {

/// Numbers of the themes in table placement.
enum class theme_id {
    none = 0,
    incident = 1,
    mention = 2,
    measure = 3,
    activity = 4,
    place = 5,
    response = 6,
    note = 7
};

/// What every theme writer works with; outlives it.
struct import_context {
    db::connection& database;
    profile const& by;
    columns const& where;
    import_request const& request;
    std::int64_t source_id;
    int storage_crs; ///< EPSG code
    int target_crs;  ///< of the rows' geometries: the storage CRS, but for layers beyond its reach
    std::string source_crs; ///< of coordinate columns: --crs, else the profile's
    std::vector<ogr::field> const& fields;
    bool typed;        ///< the file itself states the types of its fields
    bool has_geometry; ///< rows come with geometries
    std::string file;  ///< name without folder, for messages
    file_report& report;
};

/// Takes the rows of one file. Made by make_theme.
class theme_writer {
public:
    theme_writer() = default;
    theme_writer(theme_writer const&) = delete;
    theme_writer& operator=(theme_writer const&) = delete;
    virtual ~theme_writer() = default;

    /// Write one row. Throws rejection when the row cannot be taken.
    /// A row whose outcome is only known at the end returns nothing, and finish counts it.
    virtual std::optional<store::written> write(row_view const& row) = 0;

    /// After the last row.
    virtual void finish() {}
};

/// The writer for the profile's theme. Throws input_error when the file lacks a needed column.
std::unique_ptr<theme_writer> make_theme(import_context& context);

/// Which theme a profile's main rows are placed as; none for zones, population and layers.
theme_id placed_theme(std::string const& theme);

// One maker a theme; each in a file of its own name.
std::unique_ptr<theme_writer> make_zones(import_context& context);
std::unique_ptr<theme_writer> make_members(import_context& context);
std::unique_ptr<theme_writer> make_population(import_context& context);
std::unique_ptr<theme_writer> make_incidents(import_context& context);
std::unique_ptr<theme_writer> make_places(import_context& context);
std::unique_ptr<theme_writer> make_measures(import_context& context);
std::unique_ptr<theme_writer> make_pledges(import_context& context);
std::unique_ptr<theme_writer> make_survey(import_context& context);
std::unique_ptr<theme_writer> make_layer(import_context& context);

/// Counts one row's outcome in the report.
void count_outcome(file_report& report, store::outcome what);

/// Count a row by its kind, a code of `list`, too.
store::written counted_by_kind(file_report& report, std::string const& list,
                               std::string const& kind, store::written const& row);

/// Adds a notice once, or counts it: the sentence is made at the end from how many rows it met.
void note(file_report& report, std::string code, std::string sentence);

/// Tell where a file and people's edits disagree.
void say_edits(store::hand_edits const& edits, file_report& report);

/// A row's own id, or, when the file has none, a hash of its content with the number of its
/// occurrence, so that the same file twice changes nothing. Refuses an id met twice in a file with
/// different content.
class row_keys {
public:
    /// `name` is the field that holds the id.
    explicit row_keys(std::string name) : m_name(std::move(name)) {}

    std::string key(row_view const& row);

private:
    std::string m_name;
    std::unordered_map<std::string, std::pair<std::int64_t, std::string>> m_seen;
};

/// A position in the storage CRS.
struct position {
    std::string wkb;       ///< empty: none
    std::string precision; ///< "exact" … "none"
};

/// Reads positions from a row's geometry or its coordinate columns ("lon" and "lat", or "position"
/// "lat,lon").
class position_reader {
public:
    explicit position_reader(import_context& context);
    ~position_reader();
    position_reader(position_reader&&) noexcept;
    position_reader& operator=(position_reader&&) noexcept;

    /// Throws rejection for coordinates that are no numbers or outside of the CRS.
    position read(row_view const& row) const;
    position read(std::string_view first, std::string_view second) const; ///< lon, lat as text

    /// Throws rejection when a geometry in the storage CRS lies far from where that is made for, as
    /// one with exchanged coordinates does.
    void check_reach(std::string const& wkb) const;

private:
    struct state;
    std::unique_ptr<state> m_state;
};

} // namespace trygg::ingest

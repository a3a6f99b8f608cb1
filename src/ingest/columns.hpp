#pragma once
/// \file Which column of a file holds which of our fields, and the values of a row under our names.

#include "ingest/import.hpp"
#include "ingest/profile.hpp"
#include "ogr/reader.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::ingest {

/// A row that cannot be taken; what it holds is kept with this reason.
struct rejection {
    std::string code;   ///< short, for counting
    std::string reason; ///< a sentence with the remedy
};

/// Names compare without case, accents, punctuation and blanks; a * in ours matches any text.
bool same_column(std::string_view ours, std::string_view theirs);

/// Our fields -> positions of columns.
class columns {
public:
    /// `chosen` (our field -> column) overrides the profile. Throws input_error for a chosen
    /// column that is not in the file, or a field that the profile does not have, naming the
    /// nearest.
    columns(std::string const& file, std::vector<std::string> names, profile const& by,
            std::map<std::string, std::string> const& chosen);

    bool has(std::string_view field) const;
    std::optional<std::size_t> position(std::string_view field) const;
    std::vector<std::string> const& names() const { return m_names; }

    /// Throws input_error naming the file's columns and --field when a field has no column.
    void require(std::initializer_list<std::string_view> fields) const;

private:
    std::string m_file;
    std::vector<std::string> m_names;
    std::map<std::string, std::size_t, std::less<>> m_positions;
};

/// Position of the first of `candidates` that the file has.
std::optional<std::size_t> find_column(std::vector<std::string> const& names,
                                       std::vector<std::string> const& candidates);

/// One row under our names.
class row_view {
public:
    row_view(columns const& where, profile const& by, ogr::row const& row)
        : m_where(&where), m_profile(&by), m_row(&row) {}

    /// Trimmed text of a field: the column's, else the profile's constant, else empty.
    std::string_view text(std::string_view field) const;
    /// Trimmed text of a column by position; empty for NULL.
    std::string_view at(std::size_t position) const;

    /// Number with decimal point or comma and blanks between thousands; nothing when empty.
    /// Throws rejection when it is no number.
    std::optional<double> number(std::string_view field) const;
    /// Whole number; throws rejection when it has a fraction or is no number.
    std::optional<std::int64_t> integer(std::string_view field) const;

    /// The text put through the profile's code table of that field; itself when it is not there.
    std::string code(std::string_view field) const;

    std::string const& wkb() const { return m_row->wkb; }
    std::int64_t line() const { return m_row->line; }
    ogr::row const& raw() const { return *m_row; }

private:
    columns const* m_where;
    profile const* m_profile;
    ogr::row const* m_row;
};

/// A number as people write it: "12,5", "1 234", "−3". Nothing when it is no number.
std::optional<double> parse_number(std::string_view text);

/// Several choices in one cell, split at ';', '|', line breaks, and at ", " (outside of brackets).
std::vector<std::string> split_choices(std::string_view cell);

} // namespace trygg::ingest

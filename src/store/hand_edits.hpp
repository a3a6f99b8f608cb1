#pragma once
/// \file What people wrote by hand, kept while a file is imported over it.

#include "store/row_writer.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

/// The name under which a row's geometry stands among the columns set by hand.
inline constexpr char const* geometry_field = "geom";

/// A geometry as text in the log and among the columns set by hand: hexadecimal WKB.
std::string hex_of(std::string_view bytes);
std::string bytes_of_hex(std::string_view hex);

/// A value as JSON text, and a geometry: '"0101…"' or 'null'.
std::string json_of(value const& given);

/// A person's edits of one table. What a file says of a field that was edited by hand is put aside:
/// the same as before, and nothing happens; the same as the person, and the field is the file's
/// again; something new is a clash, for a person to settle.
class hand_edits {
public:
    hand_edits(db::connection& database, std::string collection, table_shape shape,
               std::int64_t source_id);

    /// Put what a person wrote in place of what the file says of a row that is there.
    void keep(std::int64_t id, std::vector<value>& values, std::string& wkb);

    /// Tell that the file has this row, as it was or changed.
    void meet(std::int64_t id) { m_met_retired += m_retired.contains(id) ? 1 : 0; }

    std::vector<std::string> const& clashes() const { return m_clashes; } ///< a sentence each
    std::int64_t met_retired() const { return m_met_retired; } ///< rows of retired features

private:
    struct row;
    /// Whether the person's value stays.
    bool stays(row& of, std::string const& field, std::string const& file_value,
               std::string const& hand_value);
    void write_clash(std::int64_t id, std::string const& field, std::string const& file_value,
                     std::string const& hand_value);

    db::connection* m_database;
    std::string m_collection;
    table_shape m_shape;
    std::int64_t m_source_id;
    std::map<std::int64_t, std::string> m_hand; ///< feature -> JSON
    std::set<std::int64_t> m_retired;
    std::vector<std::string> m_clashes;
    std::int64_t m_met_retired = 0;
};

} // namespace trygg::store

#pragma once
/// \file Write rows that may already be there: the same again changes nothing, another content
/// updates.

#include "db/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace trygg::store {

using value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// NULL for an absent or empty text.
value text_or_null(std::string text);

/// Bind a value, counted from 1.
void set_value(db::statement& statement, int index, value const& given);

struct table_shape {
    std::string table;
    std::vector<std::string> key;     ///< unique together
    std::vector<std::string> columns; ///< the others, without id, row_hash, source_id and geom
    bool has_geometry = false;
};

enum class outcome { accepted, updated, unchanged };

struct written {
    outcome what;
    std::int64_t id;
};

class hand_edits;

/// For tables with the columns id, row_hash and source_id, and geom when the shape says so.
class row_writer {
public:
    row_writer(db::connection& database, table_shape const& shape, int epsg);

    /// From now on, keep what people wrote by hand; `edits` must outlive the writer.
    void keep(hand_edits& edits) { m_edits = &edits; }

    /// Write one row. `wkb` is in the CRS given at the start; empty for none.
    /// `hash` stands for the row's content; empty: that of key, values and wkb.
    /// Throws error when the database refuses the row.
    written write(std::vector<value> const& key, std::vector<value> const& values,
                  std::string_view wkb, std::int64_t source_id, std::string hash = {});

private:
    struct row_head {
        std::int64_t source_id;
        std::string hash;
        std::optional<std::int64_t> id; ///< of a row that is there
    };
    written put(std::vector<value> const& key, std::vector<value> const& values,
                std::string_view wkb, row_head const& head);

    db::statement m_find;
    db::statement m_insert;
    db::statement m_update;
    db::connection* m_database;
    bool m_has_geometry;
    hand_edits* m_edits = nullptr;
};

/// 128 bits of BLAKE2b over a row's content, as hex.
std::string row_hash(std::vector<value> const& key, std::vector<value> const& values,
                     std::string_view wkb);

/// 256 bits of BLAKE2b over values, as hex.
std::string content_hash(std::vector<value> const& values);

/// SHA-256 of a file, as hex. Throws input_error when it cannot be read.
std::string file_sha256(std::string const& path);

} // namespace trygg::store

#pragma once
/// \file GeoJSON (RFC 7946), written straight from a table's columns.

#include "snapshot/table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::encode {

/// Writes features of one table. Keeps a reference to it.
class feature_writer {
public:
    /// Without geometry every feature has `"geometry":null`.
    explicit feature_writer(snapshot::table const& from, bool with_geometry = true);

    /// Append one feature. `more_members` is JSON that goes into it, starting with a comma: links.
    void append(std::string& out, std::size_t row, std::string_view more_members = {}) const;

    /// Append features with commas between.
    void append(std::string& out, std::span<std::uint32_t const> rows) const;

private:
    void append_id(std::string& out, std::size_t row) const;
    void append_geometry(std::string& out, std::size_t row) const;
    static void append_value(std::string& out, snapshot::column const& column, std::size_t row);

    snapshot::table const& m_table;
    bool m_with_geometry;
    std::vector<std::string> m_keys; ///< "{"kind":" and ","object":" …
};

} // namespace trygg::encode

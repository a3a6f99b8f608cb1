#pragma once
/// \file GeoJSON (RFC 7946), written straight from a table's columns.

#include "encode/page_writer.hpp"
#include "encode/row_shapes.hpp"
#include "encode/view.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::encode {

/// Writes features of a view. Without geometry, and where its CRS does not reach, a feature has
/// `"geometry":null`. For one thread at a time.
class feature_writer {
public:
    explicit feature_writer(view shown);

    /// The rows that are appended next: see page_writer.
    void expect(std::span<std::uint32_t const> rows);

    /// Append one feature. `more_members` is JSON that goes into it, starting with a comma: links.
    void append(std::string& out, std::size_t row, std::string_view more_members = {});

    /// Append features with commas between.
    void append(std::string& out, std::span<std::uint32_t const> rows);

private:
    struct field {
        std::string key; ///< "{"kind":" or ","object":"
        snapshot::column const* values;
        bool holds_texts;
        std::string_view text{}; ///< of the row at hand, when it holds texts
    };

    void append_start(std::string& out, std::size_t row);
    std::size_t note_texts(std::size_t row);
    char* write_plain_start(char* to, std::size_t row) const;
    char* write_properties(char* to, std::size_t row) const;
    void append_id(std::string& out, std::size_t row) const;
    void append_geometry(std::string& out, std::size_t row);
    void append_shape(std::string& out, std::size_t row);

    view m_view;
    std::vector<field> m_fields;
    std::size_t m_fixed_bytes;   ///< at most, of a feature but for what is appended and its texts
    std::vector<char> m_piece{}; ///< room for a feature, so that sizes are checked once for each
    std::optional<row_shapes> m_shapes; ///< nothing in CRS84: its GeoJSON is there already
    bool m_is_plain = false;            ///< numbered points in degrees
};

/// A FeatureCollection. `head` is all up to the first feature, `tail` all after the last one.
class collection_writer : public page_writer {
public:
    collection_writer(view shown, std::string head, std::string tail);

    void begin(std::string& out) override { out += m_head; }
    void expect(std::span<std::uint32_t const> rows) override { m_writer.expect(rows); }
    void append(std::string& out, std::size_t row) override;
    void end(std::string& out) override { out += m_tail; }

private:
    std::string m_head, m_tail;
    feature_writer m_writer;
    bool m_first = true;
};

/// One feature, with `more_members` in it.
class single_writer : public page_writer {
public:
    single_writer(view shown, std::string more_members);

    void begin(std::string&) override {}
    void append(std::string& out, std::size_t row) override {
        m_writer.append(out, row, m_more_members);
    }
    void end(std::string&) override {}

private:
    std::string m_more_members;
    feature_writer m_writer;
};

} // namespace trygg::encode

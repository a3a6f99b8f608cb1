#pragma once
/// \file CSV (RFC 4180): a table for programs, and one for Excel.

#include "encode/page_writer.hpp"
#include "encode/row_shapes.hpp"
#include "encode/view.hpp"

#include <string>
#include <string_view>

namespace trygg::encode {

enum class csv_dialect {
    plain, ///< comma, decimal point; every value exactly as it is, for programs to read
    excel, ///< for a double click in a Swedish Excel, see below
};

/// A line with names, then one a row: `id` (`feature_id` when a property is called so), the
/// properties, the geometry. Points are two columns, lon and lat or easting and northing (named, so
/// that the CRS's axis order does not matter); other shapes are one, WKT, with x (east) first as
/// every reader expects. What is null is empty; an empty text is "".
///
/// For Excel: a byte order mark, semicolons, decimal commas. A text that Excel would run as a
/// formula gets an apostrophe before it; one that it would change into a number or a date (0114,
/// 3-5) is written ="0114". Shapes other than points are left out: a cell holds 32 767 characters.
class csv_writer : public page_writer {
public:
    csv_writer(view shown, csv_dialect dialect);

    void begin(std::string& out) override;
    void expect(std::span<std::uint32_t const> rows) override { m_shapes.expect(rows); }
    void append(std::string& out, std::size_t row) override;
    void end(std::string&) override {}

private:
    enum class place { none, point, wkt };

    place place_of(view const& shown) const;
    std::string free_name(std::string name) const;
    void append_cell(std::string& out, std::string_view text) const;
    void append_guarded(std::string& out, std::string_view text) const;
    void append_text(std::string& out, std::string_view text) const;
    void append_id(std::string& out, std::size_t row) const;
    void append_value(std::string& out, snapshot::column const& column, std::size_t row) const;
    void append_point(std::string& out, std::size_t row);
    void append_wkt_cell(std::string& out, std::size_t row);
    void set_decimal_sign(std::string& out, std::size_t from) const;

    view m_view;
    bool m_for_excel;
    char m_separator;
    row_shapes m_shapes;
    place m_place;
    std::string m_wkt;
};

} // namespace trygg::encode

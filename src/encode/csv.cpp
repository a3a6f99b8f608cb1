#include "encode/csv.hpp"

#include "base/json_text.hpp"
#include "encode/wkt.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace trygg::encode {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Spreadsheets turn these into formulas, in every CSV that is opened by double click.
bool starts_a_formula(std::string_view text) {
    return !text.empty() &&
           std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos;
}

/// Excel turns these into numbers, dates or times: 0114 loses its zero, 3-5 becomes the 3rd of May.
bool looks_like_a_number(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos &&
           text.find_first_not_of("0123456789.,:/-+%eE ") == std::string_view::npos;
}

} // namespace

csv_writer::csv_writer(view shown, csv_dialect dialect)
    : m_view(std::move(shown)), m_for_excel(dialect == csv_dialect::excel),
      m_separator(m_for_excel ? ';' : ','), m_shapes(m_view), m_place(place_of(m_view)) {}

csv_writer::place csv_writer::place_of(view const& shown) const {
    if (!shown.with_geometry) {
        return place::none;
    }
    if (m_shapes.points_only()) {
        return place::point;
    }
    return m_for_excel ? place::none : place::wkt;
}

/// A name that no property has.
std::string csv_writer::free_name(std::string name) const {
    while (std::ranges::any_of(m_view.properties, [&](std::size_t i) {
        return m_view.table->properties[i]->name == name;
    })) {
        name += '_';
    }
    return name;
}

void csv_writer::begin(std::string& out) {
    if (m_for_excel) {
        out += byte_order_mark;
    }
    append_text(out, free_name("id") == "id" ? "id" : free_name("feature_id"));
    for (auto const i : m_view.properties) {
        out += m_separator;
        append_text(out, m_view.table->properties[i]->name);
    }
    if (m_place == place::wkt) {
        out += m_separator + free_name("WKT");
    } else if (m_place == place::point) {
        bool const degrees = m_view.crs.decimals == model::crs84().decimals;
        out += m_separator + free_name(degrees ? "lon" : "easting");
        out += m_separator + free_name(degrees ? "lat" : "northing");
    }
    out += "\r\n";
}

void csv_writer::append(std::string& out, std::size_t row) {
    append_id(out, row);
    for (auto const i : m_view.properties) {
        out += m_separator;
        append_value(out, *m_view.table->properties[i], row);
    }
    if (m_place == place::point) {
        append_point(out, row);
    } else if (m_place == place::wkt) {
        append_wkt_cell(out, row);
    }
    out += "\r\n";
}

void csv_writer::append_id(std::string& out, std::size_t row) const {
    auto const& ids = *m_view.table->ids;
    if (ids.are_numbers()) {
        json::append_integer(out, ids.numbers()[row]);
    } else {
        append_text(out, ids.codes()[row]);
    }
}

void csv_writer::append_value(std::string& out, snapshot::column const& column,
                              std::size_t row) const {
    using snapshot::column_type;
    auto const start = out.size();
    switch (column.type) {
    case column_type::text:
        if (column.words[row] != snapshot::dictionary::null) {
            append_text(out, column.texts.text(column.words[row]));
        }
        return;
    case column_type::json:
    case column_type::temporal: // dates are to stay dates in Excel
        append_guarded(out, column.texts.text(column.words[row]));
        return;
    case column_type::real:
        if (std::isfinite(column.reals[row])) {
            json::append_number(out, column.reals[row]);
            set_decimal_sign(out, start);
        }
        return;
    case column_type::integer:
    case column_type::boolean:
        break;
    }
    auto const value = column.integers[row];
    if (value == snapshot::no_integer) {
        return;
    }
    if (column.type == column_type::boolean) {
        out += value != 0 ? "true" : "false";
    } else {
        json::append_integer(out, value);
    }
}

void csv_writer::append_point(std::string& out, std::size_t row) {
    auto const at = m_shapes.point(row);
    auto const start = out.size();
    out += m_separator;
    if (at) {
        json::append_rounded(out, at->x, m_view.crs.decimals);
    }
    out += m_separator;
    if (at) {
        json::append_rounded(out, at->y, m_view.crs.decimals);
    }
    set_decimal_sign(out, start);
}

void csv_writer::append_wkt_cell(std::string& out, std::size_t row) {
    out += m_separator;
    auto const wkb = m_shapes.wkb(row);
    if (!wkb.empty()) {
        m_wkt.clear();
        append_wkt(m_wkt, wkb, m_view.crs.decimals);
        append_cell(out, m_wkt);
    }
}

void csv_writer::set_decimal_sign(std::string& out, std::size_t from) const {
    if (m_for_excel) {
        std::replace(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), '.', ',');
    }
}

/// A text that is there: an empty one is told apart from none, and Excel must leave it alone.
void csv_writer::append_text(std::string& out, std::string_view text) const {
    if (text.empty()) {
        out += "\"\"";
    } else if (m_for_excel && looks_like_a_number(text)) {
        append_cell(out, std::string{"=\""}.append(text) + '"');
    } else {
        append_guarded(out, text);
    }
}

void csv_writer::append_guarded(std::string& out, std::string_view text) const {
    if (starts_a_formula(text) && !looks_like_a_number(text)) {
        append_cell(out, std::string{"'"}.append(text));
    } else {
        append_cell(out, text);
    }
}

/// Quoted when its end could not be found otherwise, or when a reader would trim it.
void csv_writer::append_cell(std::string& out, std::string_view text) const {
    std::array<char, 5> const special{m_separator, '"', '\r', '\n', '\t'};
    bool const padded = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!padded && text.find_first_of(std::string_view{special.data(), special.size()}) ==
                       std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (char const c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    out += '"';
}

} // namespace trygg::encode

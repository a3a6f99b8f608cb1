#include "encode/geojson.hpp"

#include "base/json_text.hpp"

#include <array>
#include <cstring>

namespace trygg::encode {

feature_writer::feature_writer(snapshot::table const& from, bool with_geometry)
    : m_table(from), m_with_geometry(with_geometry) {
    for (auto const& column : from.properties) {
        std::string key = m_keys.empty() ? "{" : ",";
        json::append_string(key, column->name);
        m_keys.push_back(key + ':');
    }
}

void feature_writer::append(std::string& out, std::size_t row,
                            std::string_view more_members) const {
    out += R"({"type":"Feature","id":)";
    append_id(out, row);
    out += R"(,"geometry":)";
    append_geometry(out, row);
    out += R"(,"properties":)";
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        out += m_keys[i];
        append_value(out, *m_table.properties[i], row);
    }
    out += m_keys.empty() ? "{}" : "}";
    out += more_members;
    out += '}';
}

void feature_writer::append(std::string& out, std::span<std::uint32_t const> rows) const {
    bool first = true;
    for (auto const row : rows) {
        if (!first) {
            out += ',';
        }
        append(out, row);
        first = false;
    }
}

void feature_writer::append_id(std::string& out, std::size_t row) const {
    if (m_table.ids->are_numbers()) {
        json::append_integer(out, m_table.ids->numbers()[row]);
    } else {
        json::append_string(out, m_table.ids->codes()[row]);
    }
}

void feature_writer::append_geometry(std::string& out, std::size_t row) const {
    auto const& shapes = *m_table.shapes;
    if (!m_with_geometry || !shapes.has(row)) {
        out += "null";
        return;
    }
    if (!shapes.points_only()) {
        out += shapes.json(row);
        return;
    }
    constexpr std::string_view start = R"({"type":"Point","coordinates":[)";
    // NOLINTNEXTLINE(*-member-init): written before it is read, in the hottest loop
    std::array<char, start.size() + 2 * json::max_degrees_length + 3> text;
    std::memcpy(text.data(), start.data(), start.size());
    char* end = text.data() + start.size();
    end = json::write_degrees(end, shapes.longitudes()[row]);
    *end++ = ',';
    end = json::write_degrees(end, shapes.latitudes()[row]);
    *end++ = ']';
    *end++ = '}';
    out.append(text.data(), end);
}

void feature_writer::append_value(std::string& out, snapshot::column const& column,
                                  std::size_t row) {
    using snapshot::column_type;
    switch (column.type) {
    case column_type::text:
    case column_type::json:
    case column_type::temporal:
        out += column.texts.json(column.words[row]);
        return;
    case column_type::real:
        json::append_number(out, column.reals[row]);
        return;
    case column_type::integer:
    case column_type::boolean:
        break;
    }
    auto const value = column.integers[row];
    if (value == snapshot::no_integer) {
        out += "null";
    } else if (column.type == column_type::boolean) {
        out += value != 0 ? "true" : "false";
    } else {
        json::append_integer(out, value);
    }
}

} // namespace trygg::encode

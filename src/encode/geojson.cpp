#include "encode/geojson.hpp"

#include "base/json_text.hpp"
#include "snapshot/wkb.hpp"

#include <array>
#include <cstring>

namespace trygg::encode {

feature_writer::feature_writer(view shown) : m_view(std::move(shown)) {
    for (auto const index : m_view.properties) {
        auto const* const column = m_view.table->properties[index].get();
        std::string key = m_fields.empty() ? "{" : ",";
        json::append_string(key, column->name);
        m_fields.push_back({key + ':', column});
    }
    if (m_view.with_geometry && !m_view.crs.is_crs84()) {
        m_shapes.emplace(m_view);
    }
}

void feature_writer::expect(std::span<std::uint32_t const> rows) {
    if (m_shapes) {
        m_shapes->expect(rows);
    }
}

void feature_writer::append(std::string& out, std::size_t row, std::string_view more_members) {
    out += R"({"type":"Feature","id":)";
    append_id(out, row);
    out += R"(,"geometry":)";
    append_geometry(out, row);
    out += R"(,"properties":)";
    for (auto const& each : m_fields) {
        out += each.key;
        append_value(out, *each.values, row);
    }
    out += m_fields.empty() ? "{}" : "}";
    out += more_members;
    out += '}';
}

void feature_writer::append(std::string& out, std::span<std::uint32_t const> rows) {
    expect(rows);
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
    if (m_view.table->ids->are_numbers()) {
        json::append_integer(out, m_view.table->ids->numbers()[row]);
    } else {
        json::append_string(out, m_view.table->ids->codes()[row]);
    }
}

void feature_writer::append_geometry(std::string& out, std::size_t row) {
    auto const& shapes = *m_view.table->shapes;
    if (!m_view.with_geometry || !shapes.has(row)) {
        out += "null";
        return;
    }
    if (m_shapes) {
        append_shape(out, row);
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

/// In another CRS.
void feature_writer::append_shape(std::string& out, std::size_t row) {
    auto const& crs = m_view.crs;
    if (!m_shapes->points_only()) {
        auto const wkb = m_shapes->wkb(row);
        if (wkb.empty()) {
            out += "null";
        } else {
            snapshot::append_geojson(out, wkb, {crs.decimals, crs.north_first});
        }
        return;
    }
    auto const at = m_shapes->point(row);
    if (!at) {
        out += "null";
        return;
    }
    out += R"({"type":"Point","coordinates":[)";
    json::append_rounded(out, crs.north_first ? at->y : at->x, crs.decimals);
    out += ',';
    json::append_rounded(out, crs.north_first ? at->x : at->y, crs.decimals);
    out += "]}";
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

collection_writer::collection_writer(view shown, std::string head, std::string tail)
    : m_head(std::move(head)), m_tail(std::move(tail)), m_writer(std::move(shown)) {}

void collection_writer::append(std::string& out, std::size_t row) {
    if (!m_first) {
        out += ',';
    }
    m_first = false;
    m_writer.append(out, row);
}

single_writer::single_writer(view shown, std::string more_members)
    : m_more_members(std::move(more_members)), m_writer(std::move(shown)) {}

} // namespace trygg::encode

#include "encode/geojson.hpp"

#include "base/json_text.hpp"
#include "snapshot/wkb.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace trygg::encode {

namespace {

constexpr std::string_view start = R"({"type":"Feature","id":)";

/// Have the values of rows at hand before they are written: rows of a box lie far apart in memory,
/// and waiting for one value after the other takes most of the time. Inlined, since g++ 12 leaves
/// out calls of functions that only prefetch.
[[gnu::always_inline]] inline void fetch(snapshot::column const& column,
                                         std::span<std::uint32_t const> rows) {
    for (auto const row : rows) {
        if (!column.words.empty()) {
            __builtin_prefetch(&column.words[row]);
        } else if (!column.reals.empty()) {
            __builtin_prefetch(&column.reals[row]);
        } else {
            __builtin_prefetch(&column.integers[row]);
        }
    }
    if (!column.words.empty()) {
        for (auto const row : rows) {
            __builtin_prefetch(column.texts.json(column.words[row]).data());
        }
    }
}

/// Neighbours are at hand anyway.
bool are_scattered(std::span<std::uint32_t const> rows) {
    constexpr std::size_t near = 8;
    auto const [first, last] = std::ranges::minmax(rows);
    return last - first > near * rows.size();
}

} // namespace

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
    m_is_plain = m_view.with_geometry && !m_shapes && m_view.table->shapes->points_only() &&
                 m_view.table->ids->are_numbers();
}

void feature_writer::expect(std::span<std::uint32_t const> rows) {
    if (m_shapes) {
        m_shapes->expect(rows);
    }
    if (!rows.empty() && are_scattered(rows)) {
        for (auto const& each : m_fields) {
            fetch(*each.values, rows);
        }
        if (m_is_plain) {
            for (auto const row : rows) {
                __builtin_prefetch(&m_view.table->ids->numbers()[row]);
                __builtin_prefetch(&m_view.table->shapes->longitudes()[row]);
                __builtin_prefetch(&m_view.table->shapes->latitudes()[row]);
            }
        }
    }
}

void feature_writer::append(std::string& out, std::size_t row, std::string_view more_members) {
    if (m_is_plain && m_view.table->shapes->has(row)) {
        append_plain_start(out, row);
    } else {
        out += start;
        append_id(out, row);
        out += R"(,"geometry":)";
        append_geometry(out, row);
        out += R"(,"properties":)";
    }
    for (auto const& each : m_fields) {
        out += each.key;
        append_value(out, *each.values, row);
    }
    out += m_fields.empty() ? "{}" : "}";
    out += more_members;
    out += '}';
}

/// The hottest path: a numbered point in degrees, up to its properties, in one piece.
void feature_writer::append_plain_start(std::string& out, std::size_t row) const {
    constexpr std::string_view geometry = R"(,"geometry":{"type":"Point","coordinates":[)";
    constexpr std::string_view end_of_geometry = R"(]},"properties":)";
    constexpr std::size_t longest_id = 20;
    // NOLINTNEXTLINE(*-member-init): written before it is read
    std::array<char, start.size() + longest_id + geometry.size() + 2 * json::max_degrees_length +
                         1 + end_of_geometry.size()>
        text;
    char* end = text.data();
    auto const add = [&](std::string_view piece) {
        std::memcpy(end, piece.data(), piece.size());
        end += piece.size();
    };
    add(start);
    end = std::to_chars(end, end + longest_id, m_view.table->ids->numbers()[row]).ptr;
    add(geometry);
    auto const& shapes = *m_view.table->shapes;
    end = json::write_degrees(end, shapes.longitudes()[row]);
    *end++ = ',';
    end = json::write_degrees(end, shapes.latitudes()[row]);
    add(end_of_geometry);
    out.append(text.data(), end);
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
    // NOLINTNEXTLINE(*-member-init): written before it is read
    std::array<char, 2 * json::max_degrees_length + 1> text;
    char* end = json::write_degrees(text.data(), shapes.longitudes()[row]);
    *end++ = ',';
    end = json::write_degrees(end, shapes.latitudes()[row]);
    out += R"({"type":"Point","coordinates":[)";
    out.append(text.data(), end);
    out += "]}";
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

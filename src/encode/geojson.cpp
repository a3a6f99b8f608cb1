#include "encode/geojson.hpp"

#include "base/json_text.hpp"
#include "snapshot/wkb.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace trygg::encode {

namespace {

constexpr std::string_view start = R"({"type":"Feature","id":)";
constexpr std::string_view point = R"(,"geometry":{"type":"Point","coordinates":[)";
constexpr std::string_view end_of_point = R"(]},"properties":)";

char* put(char* to, std::string_view piece) {
    std::memcpy(to, piece.data(), piece.size());
    return to + piece.size();
}

bool holds_texts(snapshot::column const& column) {
    using snapshot::column_type;
    return column.type == column_type::text || column.type == column_type::json ||
           column.type == column_type::temporal;
}

/// Of a column that holds no texts.
char* write_value(char* to, snapshot::column const& column, std::size_t row) {
    if (column.type == snapshot::column_type::real) {
        return json::write_number(to, column.reals[row]);
    }
    auto const value = column.integers[row];
    if (value == snapshot::no_integer) {
        return put(to, "null");
    }
    if (column.type == snapshot::column_type::boolean) {
        return put(to, value != 0 ? "true" : "false");
    }
    return json::write_integer(to, value);
}

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

feature_writer::feature_writer(view shown)
    : m_view(std::move(shown)),
      m_fixed_bytes(start.size() + json::max_integer_length + point.size() +
                    std::size_t{2} * json::max_degrees_length + end_of_point.size() + 8) {
    for (auto const index : m_view.properties) {
        auto const* const column = m_view.table->properties[index].get();
        std::string key = m_fields.empty() ? "{" : ",";
        json::append_string(key, column->name);
        m_fields.push_back({key + ':', column, holds_texts(*column)});
        m_fixed_bytes += m_fields.back().key.size() + json::max_number_length;
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
    auto const most = m_fixed_bytes + note_texts(row);
    if (m_piece.size() < most) {
        m_piece.resize(2 * most);
    }
    auto* end = m_piece.data();
    if (m_is_plain && m_view.table->shapes->has(row)) {
        end = write_plain_start(end, row);
    } else {
        append_start(out, row);
    }
    end = write_properties(end, row);
    if (!more_members.empty()) {
        out.append(m_piece.data(), end);
        out += more_members;
        end = m_piece.data();
    }
    *end++ = '}';
    out.append(m_piece.data(), end);
}

/// Returns their size.
std::size_t feature_writer::note_texts(std::size_t row) {
    std::size_t result = 0;
    for (auto& each : m_fields) {
        if (each.holds_texts) {
            each.text = each.values->texts.json(each.values->words[row]);
            result += each.text.size();
        }
    }
    return result;
}

/// All up to the properties.
void feature_writer::append_start(std::string& out, std::size_t row) {
    out += start;
    append_id(out, row);
    out += R"(,"geometry":)";
    append_geometry(out, row);
    out += R"(,"properties":)";
}

/// The same for a numbered point in degrees, which is the hottest path.
char* feature_writer::write_plain_start(char* to, std::size_t row) const {
    auto const& shapes = *m_view.table->shapes;
    to = json::write_integer(put(to, start), m_view.table->ids->numbers()[row]);
    to = json::write_degrees(put(to, point), shapes.longitudes()[row]);
    *to++ = ',';
    return put(json::write_degrees(to, shapes.latitudes()[row]), end_of_point);
}

char* feature_writer::write_properties(char* to, std::size_t row) const {
    for (auto const& each : m_fields) {
        to = put(to, each.key);
        to = each.holds_texts ? put(to, each.text) : write_value(to, *each.values, row);
    }
    return put(to, m_fields.empty() ? "{}" : "}");
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

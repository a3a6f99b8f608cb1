#include "snapshot/wkb.hpp"

#include "base/error.hpp"
#include "base/json_text.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace trygg::snapshot {

namespace {

static_assert(std::endian::native == std::endian::little);

enum type : std::uint32_t {
    point = 1,
    line_string = 2,
    polygon = 3,
    multi_point = 4,
    multi_line_string = 5,
    multi_polygon = 6,
    collection = 7,
};

template <typename T>
T read(char const* at) {
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

/// Steps through WKB with its bounds checked.
class walker {
public:
    explicit walker(std::span<char> bytes) : m_rest(bytes) {}

    char* take(std::size_t size) {
        if (m_rest.size() < size) {
            throw error{"a stored geometry ends too early"};
        }
        char* const at = m_rest.data();
        m_rest = m_rest.subspan(size);
        return at;
    }

    std::uint32_t count() { return read<std::uint32_t>(take(4)); }

    /// Type of the next geometry; sets how wide its coordinates are.
    std::uint32_t header() {
        if (*take(1) != 1) {
            throw error{"a stored geometry is not little endian"};
        }
        auto const code = count();
        static constexpr std::array<std::size_t, 4> widths{16, 24, 24, 32};
        if (code / 1000 > 3 || code % 1000 < point || code % 1000 > collection) {
            throw error{"a stored geometry has type {}, which is not supported", code};
        }
        m_width = widths[code / 1000];
        return code % 1000;
    }

    char* next_coordinate() { return take(m_width); }

    char const* here() const { return m_rest.data(); }

    /// The coordinates of a line or ring.
    std::vector<coordinate> sequence() {
        auto const length = count();
        std::vector<coordinate> result;
        if (m_rest.size() / m_width < length) {
            throw error{"a stored geometry ends too early"};
        }
        result.reserve(length);
        for (std::uint32_t i = 0; i < length; ++i) {
            result.emplace_back(next_coordinate());
        }
        return result;
    }

private:
    std::span<char> m_rest;
    std::size_t m_width = 16;
};

/// Calls `use(sequence, ring number or -1)` for each point, line and ring below.
template <typename Use>
void for_each_sequence(walker& at, Use const& use) {
    switch (at.header()) {
    case point:
        use(std::vector<coordinate>{coordinate{at.next_coordinate()}}, -1);
        break;
    case line_string:
        use(at.sequence(), -1);
        break;
    case polygon: {
        auto const rings = at.count();
        for (std::uint32_t i = 0; i < rings; ++i) {
            use(at.sequence(), static_cast<int>(i));
        }
        break;
    }
    default: {
        auto const members = at.count();
        for (std::uint32_t i = 0; i < members; ++i) {
            for_each_sequence(at, use);
        }
    }
    }
}

/// Of the corners as they are published, rounded: a sliver's rounding may turn it or close it.
double signed_area(std::vector<coordinate> const& ring) {
    double twice = 0;
    // Relative to the first corner, so that large coordinates do not eat the small area.
    double const x = tenmillionths(ring[0].x()), y = tenmillionths(ring[0].y());
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        double const x0 = tenmillionths(ring[i].x()) - x, y0 = tenmillionths(ring[i].y()) - y;
        double const x1 = tenmillionths(ring[i + 1].x()) - x;
        double const y1 = tenmillionths(ring[i + 1].y()) - y;
        twice += x0 * y1 - x1 * y0;
    }
    return twice / 2;
}

void set_count(std::string& out, std::size_t at, std::uint32_t count) {
    std::memcpy(out.data() + at, &count, sizeof count);
}

constexpr std::size_t count_at = 5; ///< after the byte order and the type

/// Append the polygon with the rings that have an area; nothing, and false, when the outer one
/// has none.
bool append_open_rings(std::string& out, walker& at) {
    auto const start = out.size();
    char const* const first = at.here();
    at.header();
    auto const rings = at.count();
    out.append(first, at.here());
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < rings; ++i) {
        char const* const from = at.here();
        auto const ring = at.sequence();
        bool const has_area = ring.size() > 3 && signed_area(ring) != 0;
        bool const outer_is_kept = i == 0 || kept > 0;
        if (has_area && outer_is_kept) {
            out.append(from, at.here());
            ++kept;
        }
    }
    if (kept == 0) {
        out.resize(start);
        return false;
    }
    set_count(out, start + count_at, kept);
    return true;
}

void reverse(std::vector<coordinate> const& ring) {
    for (std::size_t i = 0, j = ring.size(); i + 1 < j; ++i) {
        --j;
        double const x = ring[i].x(), y = ring[i].y();
        ring[i].set(ring[j].x(), ring[j].y());
        ring[j].set(x, y);
    }
}

void append_position(std::string& out, coordinate at) {
    std::array<char, 2 * json::max_degrees_length + 3> text;
    char* end = text.data();
    *end++ = '[';
    end = json::write_degrees(end, tenmillionths(at.x()));
    *end++ = ',';
    end = json::write_degrees(end, tenmillionths(at.y()));
    *end++ = ']';
    out.append(text.data(), end);
}

/// "[" + what `append` writes `count` times, with commas + "]"
template <typename Append>
void append_list(std::string& out, std::size_t count, Append const& append) {
    out += '[';
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) {
            out += ',';
        }
        append(i);
    }
    out += ']';
}

/// Degrees, the plain case.
struct in_degrees {
    void operator()(std::string& out, coordinate at) const { append_position(out, at); }
};

struct in_style {
    position_style style;

    void operator()(std::string& out, coordinate at) const {
        out += '[';
        json::append_rounded(out, style.north_first ? at.y() : at.x(), style.decimals);
        out += ',';
        json::append_rounded(out, style.north_first ? at.x() : at.y(), style.decimals);
        out += ']';
    }
};

template <typename Position>
void append_sequence(std::string& out, walker& at, Position const& append) {
    auto const points = at.sequence();
    append_list(out, points.size(), [&](std::size_t i) { append(out, points[i]); });
}

template <typename Position>
void append_coordinates(std::string& out, walker& at, std::uint32_t of_type,
                        Position const& append) {
    switch (of_type) {
    case point:
        append(out, coordinate{at.next_coordinate()});
        break;
    case line_string:
        append_sequence(out, at, append);
        break;
    case polygon:
        append_list(out, at.count(), [&](std::size_t) { append_sequence(out, at, append); });
        break;
    default:
        append_list(out, at.count(),
                    [&](std::size_t) { append_coordinates(out, at, at.header(), append); });
    }
}

template <typename Position>
void append_geometry(std::string& out, walker& at, Position const& append) {
    static constexpr std::array<std::string_view, 8> names{
        "",           "Point",           "LineString",   "Polygon",
        "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"};
    auto const of_type = at.header();
    out += R"({"type":")";
    out += names[of_type];
    if (of_type == collection) {
        out += R"(","geometries":)";
        append_list(out, at.count(), [&](std::size_t) { append_geometry(out, at, append); });
    } else {
        out += R"(","coordinates":)";
        append_coordinates(out, at, of_type, append);
    }
    out += '}';
}

/// The walker hands out places to write to; here they are only read.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): see above
walker reading(std::string_view wkb) { return walker{{const_cast<char*>(wkb.data()), wkb.size()}}; }

} // namespace

double coordinate::x() const { return read<double>(m_at); }
double coordinate::y() const { return read<double>(m_at + sizeof(double)); }
void coordinate::set(double x, double y) const {
    std::memcpy(m_at, &x, sizeof x);
    std::memcpy(m_at + sizeof x, &y, sizeof y);
}

std::vector<coordinate> coordinates(std::span<char> wkb) {
    std::vector<coordinate> result;
    walker at{wkb};
    for_each_sequence(at, [&](std::vector<coordinate> const& found, int) {
        result.insert(result.end(), found.begin(), found.end());
    });
    return result;
}

bool is_point(std::string_view wkb) {
    return wkb.size() == 21 && read<std::uint32_t>(wkb.data() + 1) == point;
}

void orient_rings(std::span<char> wkb) {
    walker at{wkb};
    for_each_sequence(at, [](std::vector<coordinate> const& found, int ring) {
        if (ring >= 0 && found.size() > 2 && (signed_area(found) < 0) == (ring == 0)) {
            reverse(found);
        }
    });
}

std::string without_collapsed(std::string_view wkb) {
    auto at = reading(wkb);
    auto const of_type = at.header();
    std::string result;
    if (of_type == polygon) {
        at = reading(wkb);
        append_open_rings(result, at);
    } else if (of_type == multi_polygon) {
        auto const members = at.count();
        result = wkb.substr(0, count_at + sizeof members);
        std::uint32_t kept = 0;
        for (std::uint32_t i = 0; i < members; ++i) {
            kept += append_open_rings(result, at) ? 1 : 0;
        }
        set_count(result, count_at, kept);
        if (kept == 0) {
            result.clear();
        }
    }
    return result.empty() ? std::string{wkb} : result;
}

void append_geojson(std::string& out, std::string_view wkb) {
    auto at = reading(wkb);
    append_geometry(out, at, in_degrees{});
}

void append_geojson(std::string& out, std::string_view wkb, position_style style) {
    auto at = reading(wkb);
    append_geometry(out, at, in_style{style});
}

std::int32_t tenmillionths(double degrees) {
    return static_cast<std::int32_t>(std::lround(degrees * 1e7));
}

} // namespace trygg::snapshot

#include "query/select.hpp"

#include "base/busy.hpp"
#include "geo/geometry.hpp"
#include "query/metric_rows.hpp"
#include "query/point_page.hpp"
#include "query/row_order.hpp"

#include <algorithm>
#include <ctime>

namespace trygg::query {

namespace {

using snapshot::fixed_box;
using snapshot::geometry_column;
using snapshot::table;

/// A filter made ready for one table.
class test {
public:
    test(table const& from, filter const& by) : m_table(from), m_filter(by) {
        for (auto const& box : by.boxes) {
            m_boxes.push_back(fixed(box));
        }
        if (by.exact) {
            auto const within = bounds_of(*by.exact);
            m_in_exact = rows_in(from, *by.exact, within);
            m_near = fixed(within.outer);
        }
        auto const box = by.cql ? by.cql->within() : std::nullopt;
        if (box) {
            m_within = grown(*box);
        }
    }

    bool passes(std::uint32_t row) const {
        return (m_filter.among.empty() || m_filter.among[row]) && passes_time(row) &&
               passes_boxes(row) && (m_in_exact.empty() || m_in_exact[row]) && passes_cql(row);
    }

    /// Each list holds all rows that pass and have a geometry; those without one pass the first
    /// two, but never the last.
    std::vector<fixed_box> const& boxes() const { return m_boxes; }
    std::optional<fixed_box> const& near() const { return m_near; }
    std::optional<fixed_box> const& within() const { return m_within; }

private:
    /// Coordinates are rounded to ten-millionths: what lies on the border may be outside by one.
    static fixed_box grown(snapshot::box const& box) {
        constexpr double most = 200; // nothing lies so far out
        auto const inside = [&](double degrees) {
            return std::clamp(degrees, -most, most);
        };
        auto const result =
            fixed({inside(box.west), inside(box.south), inside(box.east), inside(box.north)});
        return {result.west - 1, result.south - 1, result.east + 1, result.north + 1};
    }

    bool passes_time(std::uint32_t row) const {
        if (!m_filter.when || !m_table.when) {
            return true;
        }
        auto const first = m_table.when->first[row], last = m_table.when->last[row];
        return first == snapshot::no_integer ||
               (first <= m_filter.when->last && last >= m_filter.when->first);
    }

    bool passes_boxes(std::uint32_t row) const {
        auto const& shapes = *m_table.shapes;
        if (m_boxes.empty() || !shapes.has(row)) {
            return true;
        }
        if (shapes.points_only()) {
            auto const x = shapes.longitudes()[row], y = shapes.latitudes()[row];
            return std::ranges::any_of(m_boxes, [&](auto const& b) { return b.covers(x, y); });
        }
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            if (shape_meets(row, i)) {
                return true;
            }
        }
        return false;
    }

    /// The envelope decides when it can; the geometry itself is tested only when it must be.
    bool shape_meets(std::uint32_t row, std::size_t box) const {
        auto const envelope = m_table.shapes->envelope(row);
        if (!m_boxes[box].meets(envelope)) {
            return false;
        }
        if (m_boxes[box].covers(envelope)) {
            return true;
        }
        auto const& b = m_filter.boxes[box];
        return geo::intersects(geo::from_wkb(m_table.shapes->wkb(row)),
                               geo::box{b.west, b.south, b.east, b.north});
    }

    bool passes_cql(std::uint32_t row) const {
        if (!m_filter.cql) {
            return true;
        }
        auto const& shapes = *m_table.shapes;
        bool const far = m_within && !(shapes.has(row) && m_within->meets(shapes.envelope(row)));
        return !far && m_filter.cql->passes(row);
    }

    table const& m_table;
    filter const& m_filter;
    std::vector<fixed_box> m_boxes;
    std::vector<bool> m_in_exact;
    std::optional<fixed_box> m_near, m_within;
};

/// Of this thread alone, so that a busy machine does not count.
std::chrono::nanoseconds time_spent() {
    std::timespec at{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return std::chrono::seconds{at.tv_sec} + std::chrono::nanoseconds{at.tv_nsec};
}

/// Ends a search that takes too long: a few of them would keep everybody else waiting.
class stopwatch {
public:
    explicit stopwatch(std::chrono::milliseconds patience) : m_end(time_spent() + patience) {}

    /// To be called for each row.
    void look() {
        constexpr std::size_t seldom = 256; // rows
        if (++m_looks % seldom == 0 && time_spent() >= m_end) {
            throw busy{
                "this filter takes too long; a bbox, or fewer and simpler terms, would help"};
        }
    }

private:
    std::chrono::nanoseconds m_end;
    std::size_t m_looks = 0;
};

std::size_t count_candidates(geometry_column const& shapes, std::vector<fixed_box> const& boxes) {
    auto candidates = shapes.missing().size();
    for (auto const& box : boxes) {
        candidates += shapes.grid().at_most(box);
    }
    return candidates;
}

std::vector<std::uint32_t> candidates_in(geometry_column const& shapes,
                                         std::vector<fixed_box> const& boxes) {
    std::vector<std::uint32_t> rows{shapes.missing().begin(), shapes.missing().end()};
    for (auto const& box : boxes) {
        shapes.grid().candidates(box, rows);
    }
    if (boxes.size() > 1) { // a cell of the grid may meet both boxes
        std::ranges::sort(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    }
    return rows;
}

/// The few rows that can pass, in no order, by the grid of points; nothing when they are not
/// clearly fewer than all.
std::optional<std::vector<std::uint32_t>> candidates(geometry_column const& shapes,
                                                     test const& passing) {
    if (!shapes.points_only()) {
        return std::nullopt;
    }
    auto most = shapes.size() / 4;
    std::vector<fixed_box> boxes;
    if (!passing.boxes().empty() && count_candidates(shapes, passing.boxes()) < most) {
        boxes = passing.boxes();
        most = count_candidates(shapes, boxes);
    }
    if (passing.near() && count_candidates(shapes, {*passing.near()}) < most) {
        boxes = {*passing.near()};
        most = count_candidates(shapes, boxes);
    }
    if (passing.within() && count_candidates(shapes, {*passing.within()}) < most) {
        boxes = {*passing.within()};
    }
    return boxes.empty() ? std::nullopt : std::optional{candidates_in(shapes, boxes)};
}

/// Keeps the first few of many entries.
class picker {
public:
    /// `most` entries are added.
    picker(row_order const& by, std::size_t limit, std::size_t most) : m_by(by), m_limit(limit) {
        m_kept.reserve(
            std::min(2 * limit + spare, most)); // a whole table must not grow by doubling
    }

    void add(sort_entry const& entry) {
        ++m_seen;
        if (m_is_full && !m_by(entry, m_last)) {
            return;
        }
        m_kept.push_back(entry);
        if (m_kept.size() >= 2 * m_limit + spare) {
            shrink();
        }
    }

    std::size_t seen() const { return m_seen; }

    std::vector<std::uint32_t> take(bool backwards) {
        if (m_kept.size() > m_limit) {
            shrink();
        }
        std::ranges::sort(m_kept, m_by);
        std::vector<std::uint32_t> rows;
        rows.reserve(m_kept.size());
        for (auto const& entry : m_kept) {
            rows.push_back(entry.row);
        }
        if (backwards) {
            std::ranges::reverse(rows);
        }
        return rows;
    }

private:
    static constexpr std::size_t spare = 256;

    void shrink() {
        auto const last = m_kept.begin() + static_cast<std::ptrdiff_t>(m_limit - 1);
        std::ranges::nth_element(m_kept, last, m_by);
        m_last = *last;
        m_kept.resize(m_limit);
        m_is_full = true;
    }

    row_order const& m_by;
    std::size_t m_limit, m_seen = 0;
    std::vector<sort_entry> m_kept;
    sort_entry m_last{}; ///< of the first m_limit so far, when m_is_full
    bool m_is_full = false;
};

/// Without a filter and an order a page is a range.
page range_of(std::size_t size, std::optional<boundary> const& bound, bool backwards,
              std::size_t limit) {
    if (backwards) {
        auto const end = bound ? bound->row() : size;
        auto const start = end - std::min(end, limit);
        return {size, row_list{start, end - start}, end<size, start> 0};
    }
    auto const start = bound ? bound->row() : 0;
    auto const count = std::min(size - start, limit);
    return {size, row_list{start, count}, start + count<size, start> 0};
}

bool has_only_boxes(table const& from, filter const& by) {
    return !by.exact && by.among.empty() && (!by.when || !from.when) && !by.cql;
}

} // namespace

page select(table const& from, filter const& by, order const& sorted, page_start const& start,
            std::size_t limit) {
    limit = std::min(limit, from.size()); // may be "all"
    row_order const in_order{from, sorted, start.backwards};
    std::optional<boundary> bound;
    if (start.at) {
        bound.emplace(in_order, *start.at);
    }
    bool const only_boxes = in_order.is_by_id() && has_only_boxes(from, by);
    if (only_boxes && by.boxes.empty()) {
        return range_of(from.size(), bound, start.backwards, limit);
    }
    if (only_boxes && by.boxes.size() == 1 && from.shapes->points_only() && !start.backwards) {
        return points_in(*from.shapes, fixed(by.boxes.front()), bound ? bound->row() : 0, limit);
    }
    test const passing{from, by};
    page result;
    picker chosen{in_order, limit, from.size()};
    stopwatch time{by.patience};
    auto const look_at = [&](std::uint32_t row) {
        time.look();
        if (!passing.passes(row)) {
            return;
        }
        ++result.matched;
        auto const entry = in_order.entry(row);
        if (!bound || bound->is_passed_by(entry)) {
            chosen.add(entry);
        }
    };
    if (auto const few = candidates(*from.shapes, passing)) {
        std::ranges::for_each(*few, look_at);
    } else {
        for (std::size_t row = 0; row < from.size(); ++row) {
            look_at(static_cast<std::uint32_t>(row));
        }
    }
    result.rows = row_list{chosen.take(start.backwards)};
    bool const beyond = chosen.seen() > limit, behind = result.matched > chosen.seen();
    result.next = start.backwards ? behind : beyond;
    result.prev = start.backwards ? beyond : behind;
    return result;
}

} // namespace trygg::query

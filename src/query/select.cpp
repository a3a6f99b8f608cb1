#include "query/select.hpp"

#include "geo/geometry.hpp"
#include "query/bbox.hpp"

#include <algorithm>

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
    }

    bool passes(std::size_t row) const {
        return (m_filter.among.empty() || m_filter.among[row]) && passes_time(row) &&
               passes_boxes(row);
    }
    std::vector<fixed_box> const& boxes() const { return m_boxes; }

private:
    bool passes_time(std::size_t row) const {
        if (!m_filter.when || !m_table.when) {
            return true;
        }
        auto const first = m_table.when->first[row], last = m_table.when->last[row];
        return first == snapshot::no_integer ||
               (first <= m_filter.when->last && last >= m_filter.when->first);
    }

    bool passes_boxes(std::size_t row) const {
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
    bool shape_meets(std::size_t row, std::size_t box) const {
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

    table const& m_table;
    filter const& m_filter;
    std::vector<fixed_box> m_boxes;
};

page everything(std::size_t size, std::size_t start, std::size_t limit) {
    page result{size};
    auto const end = std::min(size, start + limit);
    for (auto row = start; row < end; ++row) {
        result.rows.push_back(static_cast<std::uint32_t>(row));
    }
    result.more = end < size;
    return result;
}

page scan(table const& from, test const& passing, std::size_t start, std::size_t limit) {
    page result;
    for (std::size_t row = 0; row < from.size(); ++row) {
        if (!passing.passes(row)) {
            continue;
        }
        ++result.matched;
        if (row >= start && result.rows.size() < limit) {
            result.rows.push_back(static_cast<std::uint32_t>(row));
        } else if (row >= start) {
            result.more = true;
        }
    }
    return result;
}

/// The same from a few rows in no order.
page choose(std::vector<std::uint32_t> rows, test const& passing, std::size_t start,
            std::size_t limit) {
    std::erase_if(rows, [&](std::uint32_t row) { return !passing.passes(row); });
    page result{rows.size()};
    std::erase_if(rows, [&](std::uint32_t row) { return row < start; });
    result.more = rows.size() > limit;
    if (result.more) {
        std::ranges::nth_element(rows, rows.begin() + static_cast<std::ptrdiff_t>(limit));
        rows.resize(limit);
    }
    std::ranges::sort(rows);
    result.rows = std::move(rows);
    return result;
}

/// Looking at candidates pays when they are clearly fewer than all rows.
bool is_selective(geometry_column const& shapes, std::vector<fixed_box> const& boxes) {
    auto candidates = shapes.missing().size();
    for (auto const& box : boxes) {
        candidates += shapes.grid().at_most(box);
    }
    return candidates < shapes.size() / 4;
}

} // namespace

page select(table const& from, filter const& by, std::size_t start, std::size_t limit) {
    if (by.boxes.empty() && by.among.empty() && (!by.when || !from.when)) {
        return everything(from.size(), start, limit);
    }
    test const passing{from, by};
    auto const& shapes = *from.shapes;
    if (passing.boxes().empty() || !shapes.points_only() ||
        !is_selective(shapes, passing.boxes())) {
        return scan(from, passing, start, limit);
    }
    std::vector<std::uint32_t> rows{shapes.missing().begin(), shapes.missing().end()};
    for (auto const& box : passing.boxes()) {
        shapes.grid().candidates(box, rows);
    }
    if (passing.boxes().size() > 1) { // a cell of the grid may meet both boxes
        std::ranges::sort(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    }
    return choose(std::move(rows), passing, start, limit);
}

} // namespace trygg::query

#include "cql2/spatial.hpp"

#include "base/error.hpp"

namespace trygg::cql2 {

namespace {

using geo::relation;
using snapshot::geometry_column;

/// a contains b is b within a; all others are the same both ways.
relation mirrored(relation which) {
    return which == relation::contains ? relation::within
           : which == relation::within ? relation::contains
                                       : which;
}

geo::point point_at(geometry_column const& rows, std::size_t row) {
    return {rows.longitudes()[row] / 1e7, rows.latitudes()[row] / 1e7};
}

geo::geometry shape_at(geometry_column const& rows, std::size_t row) {
    return rows.points_only() ? geo::point_at(point_at(rows, row)) : geo::from_wkb(rows.wkb(row));
}

/// GEOS gives up on some invalid shapes, and on mixed collections of rows: nobody knows then.
template <typename Ask>
truth judged(Ask const& ask) {
    try {
        return truth_of(ask());
    } catch (error const&) {
        return truth::unknown;
    }
}

/// How a point lies to an area.
truth point_to_area(relation which, literal_shape const& area, geo::point where) {
    switch (which) {
    case relation::intersects:
        return truth_of(area.covers(where));
    case relation::disjoint:
        return truth_of(!area.covers(where));
    case relation::within:
        return truth_of(area.holds_inside(where));
    case relation::touches:
        return truth_of(area.covers(where) && !area.holds_inside(where));
    default: // a point neither holds nor crosses an area
        return truth::no;
    }
}

/// How what lies within a rectangle without touching its border lies to it.
truth inside_rectangle(relation which) {
    return truth_of(which == relation::intersects || which == relation::within);
}

/// Rows against one written geometry.
class rows_to_literal final : public predicate {
public:
    rows_to_literal(relation which, geometry_column const& rows,
                    std::shared_ptr<literal_shape> literal)
        : m_which(which), m_rows(rows), m_literal(std::move(literal)),
          m_by_area(rows.points_only() && m_literal->has_area()) {
        if (m_literal->rectangle()) {
            // Larger than what rounding of the rows' envelopes may hide.
            auto const& box = m_literal->boxes().front();
            constexpr int rim = 5;
            m_inside = {box.west + rim, box.south + rim, box.east - rim, box.north - rim};
        }
    }

    truth at(std::size_t row) const override {
        if (!m_rows.has(row)) {
            return truth::unknown;
        }
        auto const envelope = m_rows.envelope(row);
        bool const near = std::ranges::any_of(m_literal->boxes(),
                                              [&](auto const& box) { return box.meets(envelope); });
        if (!near) {
            return truth_of(m_which == relation::disjoint);
        }
        if (m_inside && m_inside->covers(envelope)) {
            return inside_rectangle(m_which);
        }
        if (m_by_area) {
            return point_to_area(m_which, *m_literal, point_at(m_rows, row));
        }
        return judged(
            [&] { return m_literal->prepared().holds(mirrored(m_which), shape_at(m_rows, row)); });
    }

private:
    relation m_which;
    geometry_column const& m_rows;
    std::shared_ptr<literal_shape> m_literal;
    bool m_by_area;
    std::optional<snapshot::fixed_box> m_inside;
};

void refuse_mixed(relation which, geometry_operand const& one, std::string const& place) {
    bool const plain = which == relation::intersects || which == relation::disjoint;
    if (!plain && one.written && one.written->is_mixed()) {
        throw input_error{"'filter' {}: a GEOMETRYCOLLECTION of different kinds can only be asked "
                          "with S_INTERSECTS and S_DISJOINT",
                          place};
    }
}

} // namespace

predicate_pointer spatial(relation which, geometry_operand const& one,
                          geometry_operand const& other, geometry_column const& rows,
                          std::string const& place) {
    refuse_mixed(which, one, place);
    refuse_mixed(which, other, place);
    if (one.written && other.written) {
        auto const answer =
            judged([&] { return one.written->prepared().holds(which, other.written->geometry()); });
        return test([answer](std::size_t) { return answer; });
    }
    if (other.written) {
        return std::make_unique<rows_to_literal>(which, rows, other.written);
    }
    if (one.written) {
        return std::make_unique<rows_to_literal>(mirrored(which), rows, one.written);
    }
    return test([which, &rows](std::size_t row) {
        if (!rows.has(row)) {
            return truth::unknown;
        }
        auto const shape = shape_at(rows, row);
        return judged([&] { return geo::holds(which, shape, shape); });
    });
}

} // namespace trygg::cql2

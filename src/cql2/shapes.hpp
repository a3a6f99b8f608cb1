#pragma once
/// \file A geometry written in a filter, brought to longitude and latitude and made ready to be
/// compared with rows.

#include "cql2/expression.hpp"
#include "geo/prepared.hpp"
#include "join/zone_index.hpp"
#include "model/crs.hpp"
#include "snapshot/geometry.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trygg::cql2 {

/// For one thread at a time.
class literal_shape {
public:
    /// Throws input_error for coordinates that are no place in `in` and polygons that are invalid.
    literal_shape(shape const& written, model::crs const& in, std::string const& place);
    literal_shape(bounding_box const& written, model::crs const& in, std::string const& place);

    geo::prepared const& prepared() const { return m_prepared; }
    geo::geometry const& geometry() const { return m_prepared.shape(); }

    /// Around it, a little larger; two for a box across the antimeridian.
    std::vector<snapshot::fixed_box> const& boxes() const { return m_boxes; }
    snapshot::box envelope() const;

    /// The box in degrees when it is just that.
    std::optional<snapshot::box> const& rectangle() const { return m_rectangle; }

    bool has_area() const { return m_dimension == 2 && !m_is_mixed; }
    /// A collection of different kinds.
    bool is_mixed() const { return m_is_mixed; }

    /// Whether it holds a point, border included, and whether within its border. Only for areas.
    bool covers(geo::point where) const;
    bool holds_inside(geo::point where) const;

private:
    explicit literal_shape(geo::geometry made);

    geo::prepared m_prepared;
    std::vector<snapshot::fixed_box> m_boxes;
    std::optional<snapshot::box> m_rectangle;
    int m_dimension = -1;
    bool m_is_mixed = false;
    mutable std::optional<join::zone_index> m_closure, m_outside; ///< made when first asked
};

} // namespace trygg::cql2

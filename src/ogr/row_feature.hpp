#pragma once
/// \file Rows as features of a file that is written.

#include "ogr/writer.hpp"

#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

namespace trygg::ogr {

class row_feature {
public:
    /// `flat`: the format has no geometry; points become two columns, other shapes WKT.
    row_feature(write_options const& options, bool flat);

    /// CRS and type of the layer's geometry; none in a flat format.
    OGRSpatialReference* crs() noexcept { return m_flat ? nullptr : &m_crs; }
    OGRwkbGeometryType shape_type() const noexcept { return m_flat ? wkbNone : m_type; }

    /// Make the layer's fields. False when the format refuses one.
    bool create_fields(OGRLayer& layer) const;

    /// Throws error when the row's WKB is broken or cannot be transformed.
    void fill(row const& value, OGRFeature& out) const;

private:
    void fill_shape(std::string const& wkb, OGRFeature& out) const;
    void fill_columns(OGRGeometry const& shape, OGRFeature& out) const;

    bool m_flat;
    int m_values;
    OGRwkbGeometryType m_type;
    OGRSpatialReference m_crs;
    std::unique_ptr<OGRCoordinateTransformation> m_change; ///< nothing: none is needed
    std::vector<field> m_fields;                           ///< with the columns of a flat shape
};

} // namespace trygg::ogr

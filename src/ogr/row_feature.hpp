#pragma once
/// \file Rows as features of a file that is written.

#include "ogr/writer.hpp"

#include <ogrsf_frmts.h>

#include <string>
#include <vector>

namespace trygg::ogr {

class row_feature {
public:
    explicit row_feature(write_options const& options);

    /// CRS and type of the layer's geometry.
    OGRSpatialReference* crs() noexcept { return &m_crs; }
    OGRwkbGeometryType shape_type() const noexcept { return m_type; }

    /// Make the layer's fields. False when the format refuses one.
    bool create_fields(OGRLayer& layer) const;

    /// Throws error when the row's WKB is broken.
    void fill(row const& value, OGRFeature& out) const;

private:
    void fill_shape(std::string const& wkb, OGRFeature& out) const;

    std::vector<field> m_fields;
    OGRwkbGeometryType m_type;
    OGRSpatialReference m_crs;
};

} // namespace trygg::ogr

#pragma once
/// \file Geometries of GDAL as flat, finite WKB in the wanted CRS.

#include "ogr/reader.hpp"

#include <ogr_geometry.h>
#include <ogr_spatialref.h>

#include <memory>
#include <string>

namespace trygg::ogr {

class shape_writer {
public:
    /// `own`: the layer's CRS, may be empty. `crs_assumed`: that is the format's default only.
    shape_writer(OGRSpatialReference const& own, bool crs_assumed, read_options const& options);

    /// ISO WKB, 2D, straight lines, x = east; `out` is empty for an empty shape. Changes the shape.
    /// Throws input_error that names the row when a coordinate cannot be transformed, or when the
    /// CRS is not known.
    void write(OGRGeometry& shape, std::int64_t row_number, std::string& out) const;

private:
    void check_finite(OGRGeometry const& shape, std::int64_t row_number) const;

    std::unique_ptr<OGRCoordinateTransformation> m_change; ///< nothing: none is needed
    bool m_unknown = false;                                ///< no CRS to transform from
    bool m_assumed = false;
};

} // namespace trygg::ogr

#include "ogr/shape_writer.hpp"

#include "base/error.hpp"
#include "ogr/crs.hpp"

#include <cmath>

namespace trygg::ogr {
namespace {

class finite_check : public OGRDefaultConstGeometryVisitor {
public:
    bool finite = true;

    using OGRDefaultConstGeometryVisitor::visit;
    void visit(OGRPoint const* point) override {
        if (point->IsEmpty() == FALSE) {
            finite = finite && std::isfinite(point->getX()) && std::isfinite(point->getY());
        }
    }
    void visit(OGRLineString const* line) override { check(*line); }
    void visit(OGRLinearRing const* ring) override { check(*ring); }

private:
    void check(OGRSimpleCurve const& curve) {
        for (int i = 0; i < curve.getNumPoints(); ++i) {
            finite = finite && std::isfinite(curve.getX(i)) && std::isfinite(curve.getY(i));
        }
    }
};

} // namespace

shape_writer::shape_writer(OGRSpatialReference const& own, bool crs_assumed,
                           read_options const& options) {
    OGRSpatialReference source;
    if (!options.source_crs.empty()) {
        source = crs_from(options.source_crs);
    } else if (!own.IsEmpty()) {
        source = own;
        m_assumed = crs_assumed;
    } else {
        m_unknown = options.target_epsg != 0;
        return;
    }
    auto target = source;
    target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (options.target_epsg != 0) {
        target = crs_from(fmt::format("EPSG:{}", options.target_epsg));
    }
    if (source.IsSame(&target) == 0) {
        m_change.reset(OGRCreateCoordinateTransformation(&source, &target));
        if (!m_change) {
            throw input_error{"is in a coordinate reference system ({}) that cannot be turned into "
                              "EPSG:{}. State the right one with --crs.",
                              source.GetName() != nullptr ? source.GetName() : "without a name",
                              options.target_epsg};
        }
    }
}

void shape_writer::check_finite(OGRGeometry const& shape, std::int64_t row_number) const {
    finite_check check;
    shape.accept(&check);
    if (!check.finite) {
        throw input_error{
            "row {} has a coordinate that is not a finite number. Mend or remove that "
            "row.",
            row_number};
    }
}

void shape_writer::write(OGRGeometry& shape, std::int64_t row_number, std::string& out) const {
    out.clear();
    if (shape.IsEmpty()) {
        return;
    }
    if (m_unknown) {
        throw input_error{"states no coordinate reference system. State it with --crs, for example "
                          "--crs EPSG:3006."};
    }
    std::unique_ptr<OGRGeometry> straight;
    if (shape.hasCurveGeometry() != FALSE) {
        straight.reset(shape.getLinearGeometry());
    }
    auto& flat = straight ? *straight : shape;
    flat.flattenTo2D();
    check_finite(flat, row_number);
    if (m_change && flat.transform(m_change.get()) != OGRERR_NONE) {
        throw input_error{"row {} has a position that its coordinate reference system cannot hold. "
                          "{}",
                          row_number,
                          m_assumed
                              ? "The file states none, so longitude and latitude (WGS 84) was "
                                "assumed: state the right one with --crs, for example --crs "
                                "EPSG:3006."
                              : "Mend that row, or state the right system with --crs."};
    }
    check_finite(flat, row_number);
    out.resize(flat.WkbSize());
    flat.exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(out.data()), wkbVariantIso);
}

} // namespace trygg::ogr

#include "ogr/row_feature.hpp"

#include "base/error.hpp"
#include "ogr/crs.hpp"

#include <algorithm>

namespace trygg::ogr {
namespace {

OGRFieldType type_of(field const& one, bool flat) {
    if (one.type == "boolean" && !flat) {
        return OFTInteger;
    }
    if (one.type == "integer" || one.type == "real") {
        return one.type == "real" ? OFTReal : OFTInteger64;
    }
    // GDAL would write the dates of a CSV with slashes and true as 1.
    if (flat || (one.type != "date" && one.type != "datetime")) {
        return OFTString;
    }
    return one.type == "date" ? OFTDate : OFTDateTime;
}

OGRwkbGeometryType shape_type_of(std::string const& name) {
    return name == "None"      ? wkbNone
           : name == "Unknown" ? wkbUnknown
                               : OGRFromOGCGeomType(name.c_str());
}

/// Decimals that hold a centimetre.
int decimals(OGRSpatialReference const& crs) { return crs.IsGeographic() != 0 ? 7 : 2; }

} // namespace

row_feature::row_feature(write_options const& options, bool flat)
    : m_flat(flat), m_values(static_cast<int>(options.fields.size())),
      m_type(shape_type_of(options.geometry_type)),
      m_crs(crs_from(fmt::format("EPSG:{}", options.target_epsg))) {
    auto const source = crs_from(fmt::format("EPSG:{}", options.source_epsg));
    if (source.IsSame(&m_crs) == 0) {
        m_change.reset(OGRCreateCoordinateTransformation(&source, &m_crs));
    }
    m_fields = options.fields;
    if (!flat || m_type == wkbNone) {
        return;
    }
    if (m_type == wkbPoint) {
        bool const degrees = m_crs.IsGeographic() != 0;
        m_fields.push_back({degrees ? "lon" : "x", "text"});
        m_fields.push_back({degrees ? "lat" : "y", "text"});
    } else {
        m_fields.push_back({"wkt", "text"});
    }
}

bool row_feature::create_fields(OGRLayer& layer) const {
    return std::all_of(m_fields.begin(), m_fields.end(), [&](field const& one) {
        OGRFieldDefn definition{one.name.c_str(), type_of(one, m_flat)};
        definition.SetSubType(definition.GetType() == OFTInteger ? OFSTBoolean : OFSTNone);
        return layer.CreateField(&definition) == OGRERR_NONE;
    });
}

void row_feature::fill(row const& value, OGRFeature& out) const {
    auto const count = std::min(m_values, static_cast<int>(value.values.size()));
    for (int i = 0; i < count; ++i) {
        auto const& text = value.values[static_cast<std::size_t>(i)];
        if (!text) {
            out.SetFieldNull(i);
        } else if (out.GetFieldDefnRef(i)->GetSubType() == OFSTBoolean) {
            out.SetField(i, *text == "true" || *text == "1" ? 1 : 0);
        } else {
            out.SetField(i, text->c_str());
        }
    }
    if (!value.wkb.empty() && m_type != wkbNone) {
        fill_shape(value.wkb, out);
    }
}

void row_feature::fill_shape(std::string const& wkb, OGRFeature& out) const {
    OGRGeometry* made = nullptr;
    auto const code = OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &made, wkb.size());
    std::unique_ptr<OGRGeometry> shape{made};
    if (code != OGRERR_NONE || (m_change && shape->transform(m_change.get()) != OGRERR_NONE)) {
        throw error{"a geometry cannot be written in the file's coordinate reference system"};
    }
    if (m_flat) {
        fill_columns(*shape, out);
        return;
    }
    if (m_type != wkbUnknown) {
        shape.reset(OGRGeometryFactory::forceTo(shape.release(), m_type));
    }
    out.SetGeometryDirectly(shape.release());
}

void row_feature::fill_columns(OGRGeometry const& shape, OGRFeature& out) const {
    auto const places = decimals(m_crs);
    if (m_type == wkbPoint && wkbFlatten(shape.getGeometryType()) == wkbPoint) {
        auto const& point = *shape.toPoint();
        out.SetField(m_values, fmt::format("{:.{}f}", point.getX(), places).c_str());
        out.SetField(m_values + 1, fmt::format("{:.{}f}", point.getY(), places).c_str());
        return;
    }
    OGRWktOptions options;
    options.variant = wkbVariantIso;
    options.precision = places;
    options.format = OGRWktFormat::F;
    out.SetField(m_values, shape.exportToWkt(options).c_str());
}

} // namespace trygg::ogr

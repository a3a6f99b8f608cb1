#include "ogr/row_feature.hpp"

#include "base/error.hpp"
#include "ogr/crs.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>

namespace trygg::ogr {
namespace {

OGRFieldType type_of(field const& one) {
    static std::map<std::string_view, OGRFieldType> const types{{"boolean", OFTInteger},
                                                                {"integer", OFTInteger64},
                                                                {"real", OFTReal},
                                                                {"date", OFTDate},
                                                                {"datetime", OFTDateTime}};
    auto const found = types.find(one.type);
    return found == types.end() ? OFTString : found->second;
}

OGRwkbGeometryType shape_type_of(std::string const& name) {
    return name == "None"      ? wkbNone
           : name == "Unknown" ? wkbUnknown
                               : OGRFromOGCGeomType(name.c_str());
}

} // namespace

row_feature::row_feature(write_options const& options)
    : m_fields(options.fields), m_type(shape_type_of(options.geometry_type)),
      m_crs(crs_from(options.crs)) {}

bool row_feature::create_fields(OGRLayer& layer) const {
    return std::ranges::all_of(m_fields, [&](field const& one) {
        OGRFieldDefn definition{one.name.c_str(), type_of(one)};
        definition.SetSubType(definition.GetType() == OFTInteger ? OFSTBoolean : OFSTNone);
        return layer.CreateField(&definition) == OGRERR_NONE;
    });
}

void row_feature::fill(row const& value, OGRFeature& out) const {
    auto const count = std::min(m_fields.size(), value.values.size());
    for (int i = 0; i < static_cast<int>(count); ++i) {
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
    if (code != OGRERR_NONE) {
        throw error{"a geometry is broken and cannot be written"};
    }
    if (m_type != wkbUnknown) {
        shape.reset(OGRGeometryFactory::forceTo(shape.release(), m_type));
    }
    out.SetGeometryDirectly(shape.release());
}

} // namespace trygg::ogr

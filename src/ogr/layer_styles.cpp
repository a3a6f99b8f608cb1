#include "ogr/layer_styles.hpp"

#include <ogrsf_frmts.h>

namespace trygg::ogr {

bool add_styles(GDALDataset& file, OGRLayer& layer, std::vector<layer_style> const& styles) {
    CPLStringList options;
    options.SetNameValue("FID", "id");
    auto* const table = file.CreateLayer("layer_styles", nullptr, wkbNone, options.List());
    if (table == nullptr) {
        return false;
    }
    for (auto const* const name :
         {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
          "styleQML", "styleSLD", "description", "owner", "ui"}) {
        OGRFieldDefn field{name, OFTString};
        if (table->CreateField(&field) != OGRERR_NONE) {
            return false;
        }
    }
    OGRFieldDefn standard{"useAsDefault", OFTInteger};
    standard.SetSubType(OFSTBoolean);
    OGRFieldDefn updated{"update_time", OFTDateTime};
    if (table->CreateField(&standard) != OGRERR_NONE ||
        table->CreateField(&updated) != OGRERR_NONE) {
        return false;
    }
    for (auto const& style : styles) {
        OGRFeature row{table->GetLayerDefn()};
        row.SetField("f_table_catalog", "");
        row.SetField("f_table_schema", "");
        row.SetField("f_table_name", layer.GetName());
        row.SetField("f_geometry_column", layer.GetGeometryColumn());
        row.SetField("styleName", style.name.c_str());
        row.SetField("styleQML", style.qml.c_str());
        row.SetField("styleSLD", "");
        row.SetField("description", style.name.c_str());
        row.SetField("useAsDefault", &style == styles.data() ? 1 : 0);
        if (table->CreateFeature(&row) != OGRERR_NONE) {
            return false;
        }
    }
    return true;
}

} // namespace trygg::ogr

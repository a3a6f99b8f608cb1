#include "ogr/layer_table.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "ogr/crs.hpp"
#include "ogr/shape_writer.hpp"
#include "ogr/text.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::ogr {
namespace {

std::string utf8(std::string_view text) {
    return is_utf8(text) ? std::string{text} : recode(text, {});
}

std::string type_of(OGRFieldDefn const& definition) {
    switch (definition.GetType()) {
    case OFTInteger:
        return definition.GetSubType() == OFSTBoolean ? "boolean" : "integer";
    case OFTInteger64:
        return "integer";
    case OFTReal:
        return "real";
    case OFTDate:
        return "date";
    case OFTDateTime:
        return "datetime";
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
    case OFTStringList:
        return "list";
    default:
        return "text";
    }
}

std::string geometry_name(OGRLayer& layer) {
    std::string name = OGRGeometryTypeToName(wkbFlatten(layer.GetGeomType()));
    name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
    return name == "Unknown(any)" ? "Unknown" : name;
}

/// GDAL's time zone flag: 0 and 1 say nothing, 100 is UTC, and each step from it is 15 minutes.
std::string zone_text(int flag) {
    if (flag <= 1) {
        return {};
    }
    if (flag == 100) {
        return "Z";
    }
    int const minutes = (flag - 100) * 15;
    return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                       std::abs(minutes) % 60);
}

std::string time_text(OGRFeature const& feature, int index, bool with_time) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0;
    int flag = 0;
    feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &flag);
    auto const date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (!with_time) {
        return date;
    }
    auto const whole = std::floor(second);
    auto const thousandths = std::lround((second - whole) * 1000);
    auto const fraction =
        thousandths > 0 && thousandths < 1000 ? fmt::format(".{:03}", thousandths) : std::string{};
    return fmt::format("{}T{:02}:{:02}:{:02}{}{}", date, hour, minute, static_cast<int>(whole),
                       fraction, zone_text(flag));
}

std::string number_text(double value) { return fmt::format("{:.15g}", value); }

template <typename T, typename Text>
std::string joined(T const* values, int count, Text const& text) {
    std::string out;
    for (int i = 0; i < count; ++i) {
        out += i == 0 ? "" : "|";
        out += text(values[i]);
    }
    return out;
}

std::string list_text(OGRFeature const& feature, int index, OGRFieldType type) {
    int count = 0;
    if (type == OFTIntegerList) {
        auto const* values = feature.GetFieldAsIntegerList(index, &count);
        return joined(values, count, [](int v) { return std::to_string(v); });
    }
    if (type == OFTInteger64List) {
        auto const* values = feature.GetFieldAsInteger64List(index, &count);
        return joined(values, count, [](GIntBig v) { return std::to_string(v); });
    }
    if (type == OFTRealList) {
        auto const* values = feature.GetFieldAsDoubleList(index, &count);
        return joined(values, count, number_text);
    }
    char** const values = feature.GetFieldAsStringList(index);
    return joined(values, CSLCount(values), [](char const* v) { return std::string{v}; });
}

std::string value_text(OGRFeature const& feature, int index) {
    auto const& definition = *feature.GetFieldDefnRef(index);
    switch (definition.GetType()) {
    case OFTInteger:
        return definition.GetSubType() == OFSTBoolean
                   ? (feature.GetFieldAsInteger(index) != 0 ? "true" : "false")
                   : std::to_string(feature.GetFieldAsInteger(index));
    case OFTInteger64:
        return std::to_string(feature.GetFieldAsInteger64(index));
    case OFTReal:
        return number_text(feature.GetFieldAsDouble(index));
    case OFTDate:
    case OFTDateTime:
        return time_text(feature, index, definition.GetType() == OFTDateTime);
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
    case OFTStringList:
        return list_text(feature, index, definition.GetType());
    default:
        return feature.GetFieldAsString(index);
    }
}

void assign_values(OGRFeature const& feature, std::string const& encoding, row& out) {
    out.recoded = false;
    for (std::size_t i = 0; i < out.values.size(); ++i) {
        auto const index = static_cast<int>(i);
        if (!feature.IsFieldSetAndNotNull(index)) {
            out.values[i].reset();
            continue;
        }
        out.values[i] = value_text(feature, index);
        out.recoded = out.recoded || !is_utf8(*out.values[i]);
    }
    for (auto& value : out.values) {
        if (out.recoded && value) {
            value = recode(*value, encoding);
        }
    }
}

/// What GDAL said went wrong is the end of the reading: half a file is never taken for a whole.
void refuse_failure(std::int64_t row_number) {
    if (CPLGetLastErrorType() >= CE_Failure) {
        throw input_error{
            "cannot be read at row {}: {}. Nothing was taken from it. Save it again in "
            "the program that made it.",
            row_number, gdal_message()};
    }
}

/// The layer's CRS, x = east where the layer does not say so itself. Empty: it has none.
OGRSpatialReference crs_of(OGRLayer& layer, layer_facts const& facts) {
    auto const* const own = layer.GetSpatialRef();
    if (own != nullptr && !own->IsEmpty()) {
        return *own;
    }
    return facts.crs_assumed ? crs_from("EPSG:4326") : OGRSpatialReference{};
}

void read_rows(OGRLayer& layer, layer_facts const& facts, read_options const& options,
               row_sink const& use) {
    shape_writer const shapes{crs_of(layer, facts), facts.crs_assumed, options};
    row current;
    current.values.resize(static_cast<std::size_t>(layer.GetLayerDefn()->GetFieldCount()));
    layer.ResetReading();
    while (true) {
        CPLErrorReset();
        OGRFeatureUniquePtr const feature{layer.GetNextFeature()};
        refuse_failure(current.line + 1);
        if (!feature) {
            return;
        }
        current.line = facts.is_sheet ? feature->GetFID() : current.line + 1;
        assign_values(*feature, options.encoding, current);
        current.recoded = current.recoded && !facts.encoding_stated;
        current.wkb.clear();
        if (auto* const shape = feature->GetGeometryRef(); shape != nullptr) {
            shapes.write(*shape, current.line, current.wkb);
        }
        use(current);
    }
}

std::vector<field> fields_of(OGRLayer& layer) {
    std::vector<field> fields;
    auto const& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        auto const& one = *definition.GetFieldDefn(i);
        fields.push_back({utf8(one.GetNameRef()), type_of(one)});
    }
    name_fields(fields);
    return fields;
}

/// GeoJSON may state 1e400; such an extent says nothing (the row is refused when it is read).
bool is_finite(OGREnvelope const& box) {
    return std::isfinite(box.MinX) && std::isfinite(box.MinY) && std::isfinite(box.MaxX) &&
           std::isfinite(box.MaxY);
}

layer_info describe(OGRLayer& layer, layer_facts const& facts) {
    layer_info info;
    info.name = facts.name;
    info.fields = fields_of(layer);
    CPLErrorReset();
    info.features = layer.GetFeatureCount();
    refuse_failure(info.features);
    info.geometry_type = geometry_name(layer);
    if (auto const crs = crs_of(layer, facts); !crs.IsEmpty()) {
        info.crs = name_of(crs);
        info.crs_assumed = facts.crs_assumed;
    }
    OGREnvelope box;
    if (info.geometry_type != "None" && layer.GetExtent(&box) == OGRERR_NONE && box.IsInit() &&
        is_finite(box)) {
        info.bounds = extent{box.MinX, box.MinY, box.MaxX, box.MaxY};
    }
    return info;
}

} // namespace

table layer_table(OGRLayer& layer, layer_facts const& facts) {
    return {facts.name, [&layer, facts] { return describe(layer, facts); },
            [&layer, facts](read_options const& options, row_sink const& use) {
                read_rows(layer, facts, options, use);
            }};
}

} // namespace trygg::ogr

#include "ogr/contents.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "ogr/csv_table.hpp"
#include "ogr/layer_table.hpp"
#include "ogr/sniff.hpp"
#include "ogr/text.hpp"

#include <cpl_conv.h>
#include <cpl_csv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>

namespace trygg::ogr {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t head_size = 4096;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// The file beside a shapefile with another ending, in whatever case; empty when there is none.
std::string companion(upload const& files, std::string const& shape, char const* ending) {
    auto const wanted = lower(fs::path{shape}.replace_extension(ending).string());
    auto const names = files.names();
    auto const found = std::find_if(names.begin(), names.end(),
                                    [&](std::string const& one) { return lower(one) == wanted; });
    return found == names.end() ? std::string{} : *found;
}

/// What a shapefile's .cpg says; empty when there is none.
std::string stated_encoding(upload const& files, std::string const& shape) {
    auto const file = companion(files, shape, ".cpg");
    auto const stated = file.empty() ? file : head_of(file, 64);
    return stated.substr(0, stated.find_first_of("\r\n"));
}

/// Encoding of a shapefile's texts for the driver. ESRI's "ISO 88591" (which GDAL does not know),
/// Windows-1252 and UTF-8 are left raw: each row tells the last from the others.
std::string shape_encoding(std::string const& stated) {
    std::string plain;
    std::copy_if(stated.begin(), stated.end(), std::back_inserter(plain),
                 [](unsigned char c) { return std::isalnum(c) != 0; });
    for (auto const* raw : {"88591", "UTF8", "utf8", "65001", "1252"}) {
        if (plain.find(raw) != std::string::npos) {
            return {};
        }
    }
    return stated;
}

CPLStringList open_options(upload const& files, std::string const& driver,
                           std::string const& file) {
    CPLStringList options;
    if (driver == "ESRI Shapefile") {
        options.SetNameValue("ENCODING", shape_encoding(stated_encoding(files, file)).c_str());
    }
    if (driver == "GeoJSON" || driver == "GeoJSONSeq") {
        options.SetNameValue("DATE_AS_STRING", "YES");
    }
    if (driver == "GeoJSON") {
        options.SetNameValue("NATIVE_DATA", "YES");
    }
    return options;
}

/// GeoJSON is WGS 84 unless it says otherwise in a member that the standard no longer has.
bool crs_is_assumed(std::string const& driver, OGRLayer& layer) {
    if (driver != "GeoJSON") {
        return driver == "TopoJSON" || driver == "GeoJSONSeq";
    }
    auto const* const native = layer.GetMetadataItem("NATIVE_DATA", "NATIVE_DATA");
    return native == nullptr || std::string_view{native}.find("\"crs\"") == std::string_view::npos;
}

void refuse_unopened(std::string const& driver) {
    auto const said = gdal_message();
    throw input_error{"cannot be read as {}{}{}. It may be cut off or damaged: copy or download it "
                      "again.",
                      driver, said.empty() ? "" : ": ", said};
}

/// Tables that a module of SQLite makes up could stand for any other file. The doors are closed to
/// them; this says so, where they would only look empty.
void refuse_virtual_tables(GDALDataset& file) {
    auto* const found =
        file.ExecuteSQL("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%' "
                        "AND sql NOT LIKE '%rtree%' AND sql NOT LIKE '%fts%'",
                        nullptr, nullptr);
    OGRFeatureUniquePtr const first{found != nullptr ? found->GetNextFeature() : nullptr};
    std::string const name = first ? first->GetFieldAsString(0) : "";
    file.ReleaseResultSet(found);
    if (first) {
        throw input_error{
            "holds a virtual table (\"{}\"), which may point at other files. Save the "
            "layers to a new GeoPackage.",
            name};
    }
}

/// GDAL finds no cells in sheets whose XML names have a prefix, and says nothing.
void refuse_prefixed_sheets(upload const& files, std::string const& file) {
    for (auto const& member : files.members()) {
        if (member.name.starts_with("xl/worksheets/") &&
            head_of(fmt::format("/vsizip/{}/{}", file, member.name), head_size)
                    .find(":worksheet") != std::string::npos) {
            throw input_error{
                "is an Excel file in a dialect that is not read (as some statistics "
                "sites make them). Open it in Excel or LibreOffice and save it again, "
                "or download it as CSV."};
        }
    }
}

void add_csv(contents& out, std::string const& file) {
    out.driver = "CSV";
    out.tables.push_back(csv_table(file, fs::path{file}.stem().string()));
}

/// QGIS keeps there how layers are drawn; it holds nobody's rows.
bool is_style_table(std::string const& driver, OGRLayer& layer) {
    return driver == "GPKG" && std::string_view{layer.GetName()} == "layer_styles" &&
           layer.GetGeomType() == wkbNone;
}

void add_layers(contents& out, upload const& files, std::string const& driver,
                std::string const& file) {
    if (driver == "XLSX") {
        refuse_prefixed_sheets(files, file);
    }
    if (driver == "ESRI Shapefile" && companion(files, file, ".dbf").empty()) {
        throw input_error{
            "lacks the .dbf that holds the shapefile's values. Keep .shp, .shx, .dbf and "
            ".prj together, or pack them in one .zip."};
    }
    auto const options = open_options(files, driver, file);
    char const* const only[]{driver.c_str(), nullptr};
    CPLErrorReset();
    GDALDatasetUniquePtr dataset{GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                                   only, options.List(), nullptr)};
    if (!dataset || CPLGetLastErrorType() >= CE_Failure) {
        refuse_unopened(driver);
    }
    if (driver == "GPKG") {
        refuse_virtual_tables(*dataset);
    }
    out.driver = driver;
    for (auto* const layer : dataset->GetLayers()) {
        if (is_style_table(driver, *layer)) {
            continue;
        }
        std::string const name = layer->GetName();
        bool const stated = driver == "ESRI Shapefile" && !stated_encoding(files, file).empty();
        out.tables.push_back(layer_table(*layer, {is_utf8(name) ? name : recode(name, {}),
                                                  crs_is_assumed(driver, *layer), stated,
                                                  driver == "XLSX" || driver == "ODS"}));
    }
    out.datasets.push_back(std::move(dataset));
}

/// The file itself, or in an archive those with the ending of a table or map.
std::vector<std::string> main_files(upload const& files) {
    auto names = files.names();
    if (files.find("upload.zip") == nullptr) {
        names.resize(1);
        return names;
    }
    std::erase_if(names, [](std::string const& name) { return !is_main_file(name); });
    if (names.empty()) {
        throw input_error{
            "is a zip archive without a file that is read ({}). Pack the shapefile's, "
            "GeoPackage's or CSV's own files.",
            files.members().front().name};
    }
    return names;
}

} // namespace

void prepare_drivers(std::string const& encoding) {
    CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
    CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO");
    CPLSetConfigOption("GML_GFS_TEMPLATE", "");
    RegisterOGRGeoPackage();
    RegisterOGRGeoJSON();
    RegisterOGRGeoJSONSeq();
    RegisterOGRTopoJSON();
    RegisterOGRShape();
    RegisterOGRFlatGeobuf();
    RegisterOGRXLSX();
    RegisterOGRODS();
    RegisterOGRLIBKML();
    RegisterOGRGML();
    RegisterOGRGPX();
    // PROJ opens its database, and the C library its code pages, when they are first asked for.
    OGRSpatialReference metres;
    OGRSpatialReference degrees;
    metres.importFromEPSG(3006);
    degrees.importFromEPSG(4326);
    std::unique_ptr<OGRCoordinateTransformation> const warm{
        OGRCreateCoordinateTransformation(&metres, &degrees)};
    if (!warm) {
        throw error{"the database of coordinate reference systems (proj.db) is missing"};
    }
    if (!encoding.empty()) {
        recode("x", encoding);
    }
}

contents open_contents(upload const& files) {
    contents out;
    for (auto const& file : main_files(files)) {
        auto const head = head_of(file, head_size);
        auto const driver = driver_of(head, fs::path{file}.filename().string());
        if (driver == "CSV") {
            add_csv(out, file);
        } else {
            add_layers(out, files, driver, file);
        }
    }
    return out;
}

} // namespace trygg::ogr

#include "ogr/writer.hpp"

#include "base/error.hpp"
#include "ogr/crs.hpp"
#include "ogr/row_feature.hpp"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <memory>
#include <mutex>

namespace trygg::ogr {
namespace {

namespace fs = std::filesystem;

struct format {
    std::string_view ending;
    char const* driver;
    std::string_view written_as; ///< ending that the driver wants
};

constexpr std::array formats{format{".gpkg", "GPKG", ".gpkg"},
                             format{".geojson", "GeoJSON", ".geojson"},
                             format{".csv", "CSV", ".csv"}, format{".fgb", "FlatGeobuf", ".fgb"},
                             format{".zip", "ESRI Shapefile", ".shp.zip"}};

constexpr int wgs84 = 4326;

format const& format_of(fs::path const& path) {
    auto const ending = path.extension().string();
    auto const found = std::find_if(formats.begin(), formats.end(),
                                    [&](format const& one) { return one.ending == ending; });
    if (found == formats.end()) {
        throw input_error{
            "\"{}\" cannot be written: its ending must be .gpkg, .geojson, .csv, .fgb "
            "or .zip (a shapefile)",
            path.filename().string()};
    }
    return *found;
}

/// A folder beside the file, gone at the end, in which it is written.
class workshop_folder {
public:
    explicit workshop_folder(fs::path const& target) {
        auto const parent = target.has_parent_path() ? target.parent_path() : fs::path{"."};
        std::string pattern = (parent / ".writing-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw error{"cannot write in {}: {}", parent.string(), std::strerror(errno)};
        }
        m_path = pattern;
    }
    workshop_folder(workshop_folder const&) = delete;
    workshop_folder& operator=(workshop_folder const&) = delete;
    ~workshop_folder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    fs::path const& path() const noexcept { return m_path; }

private:
    fs::path m_path;
};

/// Keeps the first thing that GDAL says went wrong.
void CPL_STDCALL remember(CPLErr severity, CPLErrorNum, char const* text) {
    auto& first = *static_cast<std::string*>(CPLGetErrorHandlerUserData());
    if (severity >= CE_Failure && first.empty()) {
        first = text;
    }
}

void register_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRGeoPackage();
        RegisterOGRGeoJSON();
        RegisterOGRCSV();
        RegisterOGRFlatGeobuf();
        RegisterOGRShape();
    });
}

std::string free_name(std::string name, std::vector<field> const& fields) {
    while (std::any_of(fields.begin(), fields.end(),
                       [&](field const& one) { return one.name == name; })) {
        name += '_';
    }
    return name;
}

CPLStringList layer_options(std::string_view driver, write_options const& options) {
    CPLStringList out;
    if (driver == "GPKG") {
        out.SetNameValue("FID", free_name("fid", options.fields).c_str());
        out.SetNameValue("GEOMETRY_NAME", free_name("geom", options.fields).c_str());
    } else if (driver == "GeoJSON") {
        out.SetNameValue("RFC7946", "YES");
        out.SetNameValue("COORDINATE_PRECISION", "7");
    } else if (driver == "CSV") {
        out.SetNameValue("STRING_QUOTING", "IF_NEEDED");
    } else if (driver == "ESRI Shapefile") {
        out.SetNameValue("ENCODING", "UTF-8");
    }
    return out;
}

/// A dataset that is being written, with its one layer.
class output {
public:
    output(format const& how, std::string const& path, write_options const& options)
        : m_rows(options, how.driver == std::string_view{"CSV"}) {
        register_drivers();
        CPLErrorHandlerPusher const listen{remember, &m_problem};
        auto* const driver = GetGDALDriverManager()->GetDriverByName(how.driver);
        m_dataset.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        check(m_dataset != nullptr);
        m_layer = m_dataset->CreateLayer(options.layer.c_str(), m_rows.crs(), m_rows.shape_type(),
                                         layer_options(how.driver, options).List());
        check(m_layer != nullptr);
        check(m_rows.create_fields(*m_layer));
        m_dataset->StartTransaction();
        m_problem.clear(); // most formats have no transactions, and need none
    }

    void add(row const& value) {
        CPLErrorHandlerPusher const listen{remember, &m_problem};
        OGRFeature feature{m_layer->GetLayerDefn()};
        m_rows.fill(value, feature);
        check(m_layer->CreateFeature(&feature) == OGRERR_NONE);
    }

    void close() {
        CPLErrorHandlerPusher const listen{remember, &m_problem};
        if (m_dataset->TestCapability(ODsCTransactions) != FALSE) {
            check(m_dataset->CommitTransaction() == OGRERR_NONE);
        }
        m_dataset.reset();
        check(m_problem.empty());
    }

private:
    void check(bool good) const {
        if (!good) {
            throw error{"the file cannot be written: {}",
                        m_problem.empty() ? std::string{"no reason was given"} : m_problem};
        }
    }

    std::string m_problem;
    row_feature m_rows;
    GDALDatasetUniquePtr m_dataset;
    OGRLayer* m_layer = nullptr;
};

} // namespace

void write(std::string const& path, write_options const& options,
           std::function<bool(row&)> const& next) {
    auto const target = fs::path{path};
    auto const& how = format_of(target);
    if (how.driver == std::string_view{"GeoJSON"} && options.target_epsg != wgs84) {
        throw input_error{"GeoJSON is always in EPSG:4326; write {} in that, or as .gpkg",
                          target.filename().string()};
    }
    if (how.driver == std::string_view{"FlatGeobuf"} && options.geometry_type == "None") {
        throw input_error{"FlatGeobuf holds no tables; write {} as .csv or .gpkg",
                          target.filename().string()};
    }
    workshop_folder const work{target};
    auto const temporary = (work.path() / target.stem()).string() + std::string{how.written_as};
    output out{how, temporary, options};
    for (row current; next(current);) {
        out.add(current);
    }
    out.close();
    fs::rename(temporary, target);
}

} // namespace trygg::ogr

#include "ogr/writer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "ogr/layer_styles.hpp"
#include "ogr/row_feature.hpp"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <mutex>

namespace trygg::ogr {
namespace {

namespace fs = std::filesystem;

struct format {
    std::string_view ending;
    std::string_view driver;
    std::string_view written_as; ///< ending that the driver wants
};

constexpr std::string_view geopackage = "GPKG", flatgeobuf = "FlatGeobuf", geojson = "GeoJSON",
                           shapefile = "ESRI Shapefile";
constexpr std::array formats{
    format{".gpkg", geopackage, ".gpkg"}, format{".fgb", flatgeobuf, ".fgb"},
    format{".geojson", geojson, ".geojson"}, format{".zip", shapefile, ".shp.zip"}};

format const& format_of(fs::path const& path) {
    auto const ending = path.extension().string();
    auto const found = std::ranges::find(formats, ending, &format::ending);
    if (found == formats.end()) {
        throw input_error{"\"{}\" cannot be written: its ending must be .gpkg, .fgb, .geojson or "
                          ".zip (a shapefile)",
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
        RegisterOGRFlatGeobuf();
        RegisterOGRGeoJSON();
        RegisterOGRShape();
    });
}

/// SQLite knows no case in names.
std::string free_name(std::string name, std::vector<field> const& fields) {
    while (std::ranges::any_of(fields, [&](field const& one) { return lower(one.name) == name; })) {
        name += '_';
    }
    return name;
}

CPLStringList layer_options(format const& how, write_options const& options,
                            fs::path const& folder) {
    CPLStringList out;
    if (how.driver == geopackage) {
        out.SetNameValue("FID", free_name("fid", options.fields).c_str());
        out.SetNameValue("GEOMETRY_NAME", free_name("geom", options.fields).c_str());
    } else if (how.driver == flatgeobuf) {
        out.SetNameValue("TEMPORARY_DIR", folder.c_str());
        out.SetNameValue("SPATIAL_INDEX", options.with_index ? "YES" : "NO");
    } else if (how.driver == geojson) {
        out.SetNameValue("RFC7946", "YES");
        out.SetNameValue("COORDINATE_PRECISION", "7");
    } else {
        out.SetNameValue("ENCODING", "UTF-8");
    }
    return out;
}

} // namespace

/// Members go in reverse: the dataset before what it writes to.
struct file_writer::state {
    state(format const& how, fs::path to, write_options const& options)
        : target(std::move(to)), work(target),
          temporary(work.path() / (target.stem().string() + std::string{how.written_as})),
          rows(options) {
        register_drivers();
        // A file of its own that nobody sees until it is whole: a crash may spoil it.
        CPLConfigOptionSetter const unsafe{"OGR_SQLITE_SYNCHRONOUS", "OFF", false};
        CPLErrorHandlerPusher const listen{remember, &problem};
        auto* const driver =
            GetGDALDriverManager()->GetDriverByName(std::string{how.driver}.c_str());
        dataset.reset(driver->Create(temporary.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        check(dataset != nullptr);
        layer = dataset->CreateLayer(options.layer.c_str(), rows.crs(), rows.shape_type(),
                                     layer_options(how, options, work.path()).List());
        check(layer != nullptr);
        check(rows.create_fields(*layer));
        if (how.driver == geopackage && !options.styles.empty()) {
            check(add_styles(*dataset, *layer, options.styles));
        }
        dataset->StartTransaction();
        problem.clear(); // most formats have no transactions, and need none
    }

    void check(bool good) const {
        if (!good) {
            throw error{"the file cannot be written: {}",
                        problem.empty() ? std::string{"no reason was given"} : problem};
        }
    }

    fs::path target;
    workshop_folder work;
    fs::path temporary;
    std::string problem;
    row_feature rows;
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr;
};

file_writer::file_writer(std::string const& path, write_options const& options) {
    auto const& how = format_of(path);
    if (how.driver == flatgeobuf && options.geometry_type == "None") {
        throw input_error{"FlatGeobuf holds no tables; write {} as .csv or .gpkg",
                          fs::path{path}.filename().string()};
    }
    m_state = std::make_unique<state>(how, path, options);
}

file_writer::~file_writer() {
    if (m_state && m_state->dataset) { // given up: what it has to say is known
        CPLErrorHandlerPusher const quiet{CPLQuietErrorHandler};
        m_state->dataset.reset();
    }
}

void file_writer::add(row const& value) {
    CPLErrorHandlerPusher const listen{remember, &m_state->problem};
    OGRFeature feature{m_state->layer->GetLayerDefn()};
    m_state->rows.fill(value, feature);
    m_state->check(m_state->layer->CreateFeature(&feature) == OGRERR_NONE);
}

void file_writer::close() {
    {
        CPLErrorHandlerPusher const listen{remember, &m_state->problem};
        if (m_state->dataset->TestCapability(ODsCTransactions) != FALSE) {
            m_state->check(m_state->dataset->CommitTransaction() == OGRERR_NONE);
        }
        m_state->dataset.reset();
        m_state->check(m_state->problem.empty());
    }
    fs::rename(m_state->temporary, m_state->target);
}

} // namespace trygg::ogr

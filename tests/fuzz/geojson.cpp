/// \file A GeoJSON file as it is imported: GDAL's reader, then our rows and our WKB.

#include "fuzz.hpp"

#include "base/text.hpp"
#include "ogr/layer_table.hpp"
#include "snapshot/wkb.hpp"

#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>

#include <cmath>

using namespace trygg;

namespace {

void check_row(ogr::row const& row, std::size_t fields) {
    fuzz::require(row.values.size() == fields, "a row has a value a field");
    for (auto const& value : row.values) {
        fuzz::require(!value || is_utf8(*value), "a value is UTF-8");
    }
    if (row.wkb.empty()) {
        return;
    }
    auto wkb = row.wkb;
    for (auto const& at : snapshot::coordinates(wkb)) {
        fuzz::require(std::isfinite(at.x()) && std::isfinite(at.y()), "coordinates are finite");
    }
}

void read(OGRLayer& layer) {
    auto const table = ogr::layer_table(layer, {.name = "file", .crs_assumed = true});
    auto const fields = table.describe().fields.size();
    table.rows({}, [fields](ogr::row const& row) { check_row(row, fields); });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static bool const registered = (RegisterOGRGeoJSON(), true);
    (void)registered;
    CPLErrorHandlerPusher const quiet{CPLQuietErrorHandler};
    auto bytes = fuzz::text_of(data, size);
    constexpr char const* name = "/vsimem/file.geojson";
    VSIFCloseL(
        VSIFileFromMemBuffer(name, reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
    char const* const only[]{"GeoJSON", nullptr};
    GDALDatasetUniquePtr dataset{
        GDALDataset::Open(name, GDAL_OF_VECTOR | GDAL_OF_READONLY, only, nullptr, nullptr)};
    for (int i = 0; dataset && i < dataset->GetLayerCount(); ++i) {
        fuzz::accepted([&] { read(*dataset->GetLayer(i)); });
    }
    dataset.reset();
    VSIUnlink(name);
    return 0;
}

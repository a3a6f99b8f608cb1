#include "ogr/contour.hpp"

#include "base/error.hpp"

#include <cpl_string.h>
#include <fmt/ranges.h>
#include <gdal_alg.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

namespace trygg::ogr {

namespace {

struct closer {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using dataset_pointer = std::unique_ptr<GDALDataset, closer>;

[[noreturn]] void fail(char const* what) {
    throw error{"GDAL cannot {}: {}", what, CPLGetLastErrorMsg()};
}

GDALDriver& driver(char const* name) {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALRegister_MEM();
        RegisterOGRMEM();
    });
    auto* found = GetGDALDriverManager()->GetDriverByName(name);
    if (found == nullptr) {
        fail("work in memory");
    }
    return *found;
}

dataset_pointer raster_of(surface const& of) {
    auto const columns = static_cast<int>(of.columns), rows = static_cast<int>(of.rows);
    dataset_pointer result{driver("MEM").Create("", columns, rows, 1, GDT_Float64, nullptr)};
    std::array<double, 6> place{of.west, of.cell, 0, of.south, 0, of.cell};
    std::vector<double> heights{of.heights.begin(), of.heights.end()};
    if (!result || result->SetGeoTransform(place.data()) != CE_None ||
        result->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, columns, rows, heights.data(), columns,
                                           rows, GDT_Float64, 0, 0, nullptr) != CE_None) {
        fail("take a surface");
    }
    return result;
}

/// A layer for polygons with the fields 0, the lower height, and 1, the upper one.
OGRLayer& add_layer(GDALDataset& to) {
    auto* layer = to.CreateLayer("bands", nullptr, wkbMultiPolygon, nullptr);
    OGRFieldDefn low{"low", OFTReal}, high{"high", OFTReal};
    if (layer == nullptr || layer->CreateField(&low) != OGRERR_NONE ||
        layer->CreateField(&high) != OGRERR_NONE) {
        fail("make a layer");
    }
    return *layer;
}

CPLStringList options_for(std::span<double const> levels) {
    CPLStringList result;
    result.SetNameValue("FIXED_LEVELS", fmt::format("{}", fmt::join(levels, ",")).c_str());
    result.SetNameValue("POLYGONIZE", "YES");
    result.SetNameValue("ELEV_FIELD_MIN", "0");
    result.SetNameValue("ELEV_FIELD_MAX", "1");
    return result;
}

std::string wkb_of(OGRGeometry const& shape) {
    std::vector<unsigned char> bytes(shape.WkbSize());
    shape.exportToWkb(wkbNDR, bytes.data(), wkbVariantIso);
    return {bytes.begin(), bytes.end()};
}

} // namespace

std::vector<contour_band> contour_bands(surface const& of, std::span<double const> levels) {
    CPLErrorHandlerPusher const quiet{CPLQuietErrorHandler};
    auto const raster = raster_of(of);
    dataset_pointer const polygons{driver("Memory").Create("", 0, 0, 0, GDT_Unknown, nullptr)};
    if (!polygons) {
        fail("make a layer");
    }
    auto& layer = add_layer(*polygons);
    auto options = options_for(levels);
    if (GDALContourGenerateEx(GDALRasterBand::ToHandle(raster->GetRasterBand(1)),
                              OGRLayer::ToHandle(&layer), options.List(), nullptr,
                              nullptr) != CE_None) {
        fail("draw contours");
    }
    auto const highest = *std::ranges::max_element(of.heights);
    std::vector<contour_band> result;
    for (auto const& feature : layer) {
        auto const* shape = feature->GetGeometryRef();
        // What is above the last level has no upper one for GDAL.
        auto const high = std::min(feature->GetFieldAsDouble(1), highest);
        contour_band band{feature->GetFieldAsDouble(0), high, {}};
        if (band.low >= levels.front() && shape != nullptr && !shape->IsEmpty()) {
            band.wkb = wkb_of(*shape);
            result.push_back(std::move(band));
        }
    }
    std::ranges::sort(result, {}, &contour_band::low);
    return result;
}

} // namespace trygg::ogr

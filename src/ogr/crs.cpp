#include "ogr/crs.hpp"

#include "base/error.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>

#include <memory>

namespace trygg::ogr {
namespace {

struct cpl_free {
    void operator()(void* memory) const noexcept { CPLFree(memory); }
};

struct crs_release {
    void operator()(OGRSpatialReference* crs) const noexcept { crs->Release(); }
};

} // namespace

OGRSpatialReference crs_from(std::string const& text) {
    CPLErrorHandlerPusher const quiet{CPLQuietErrorHandler};
    OGRSpatialReference crs;
    auto const code = crs.SetFromUserInput(
        text.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get());
    if (text.empty() || code != OGRERR_NONE) {
        throw input_error{"\"{}\" is not a known coordinate reference system; give one such as "
                          "EPSG:3006 (SWEREF 99 TM) or EPSG:4326 (longitude, latitude)",
                          text};
    }
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

std::string name_of(OGRSpatialReference const& crs) {
    CPLErrorHandlerPusher const quiet{CPLQuietErrorHandler};
    std::unique_ptr<OGRSpatialReference, crs_release> const found{crs.FindBestMatch()};
    auto const& best = found ? *found : crs;
    auto const* authority = best.GetAuthorityName(nullptr);
    auto const* code = best.GetAuthorityCode(nullptr);
    if (authority != nullptr && code != nullptr) {
        return fmt::format("{}:{}", authority, code);
    }
    char* wkt = nullptr;
    crs.exportToWkt(&wkt);
    std::unique_ptr<char, cpl_free> const owned{wkt};
    return wkt;
}

} // namespace trygg::ogr

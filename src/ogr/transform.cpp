#include "ogr/transform.hpp"

#include "base/error.hpp"
#include "ogr/crs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace trygg::ogr {

namespace {

/// More metres or degrees lead nowhere on Earth. GDAL takes one turn after the other off a
/// longitude: 1e300 metres of Web Mercator would keep it busy for ever.
constexpr double farthest = 1e8;

bool is_within_reach(double x, double y) {
    return std::abs(x) <= farthest && std::abs(y) <= farthest;
}

} // namespace

struct transformer::state {
    std::unique_ptr<OGRCoordinateTransformation> change; ///< nothing: the two are the same
};

transformer::transformer(std::string const& from, std::string const& to)
    : m_state(std::make_unique<state>()) {
    auto const source = crs_from(from);
    auto const target = crs_from(to);
    // EPSG:4326 and CRS84 differ in the order of axes alone, and ours is one: rounding would move
    // borders that lie on the antimeridian beyond it.
    static constexpr std::array<char const*, 3> whatever_order{
        "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
        "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
    if (source.IsSame(&target, whatever_order.data()) != 0) {
        return;
    }
    CPLErrorHandlerPusher const quiet{CPLQuietErrorHandler};
    m_state->change.reset(OGRCreateCoordinateTransformation(&source, &target));
    if (!m_state->change) {
        throw input_error{"coordinates in {} cannot be turned into {}", from, to};
    }
}

transformer::~transformer() = default;
transformer::transformer(transformer&&) noexcept = default;
transformer& transformer::operator=(transformer&&) noexcept = default;

void transformer::operator()(std::span<double> xs, std::span<double> ys) const {
    if (xs.size() != ys.size()) {
        throw error{"{} x and {} y coordinates cannot be transformed", xs.size(), ys.size()};
    }
    if (!m_state->change) {
        return;
    }
    constexpr std::size_t most = 1 << 20; // GDAL counts points in an int
    constexpr auto nowhere = std::numeric_limits<double>::quiet_NaN();
    CPLErrorHandlerPusher const quiet{CPLQuietErrorHandler};
    std::vector<int> good(std::min(xs.size(), most));
    for (std::size_t start = 0; start < xs.size(); start += most) {
        auto const count = std::min(most, xs.size() - start);
        for (std::size_t i = start; i < start + count; ++i) {
            if (!is_within_reach(xs[i], ys[i])) {
                xs[i] = nowhere;
                ys[i] = nowhere;
            }
        }
        m_state->change->Transform(static_cast<int>(count), &xs[start], &ys[start], nullptr,
                                   good.data());
        for (std::size_t i = 0; i < count; ++i) {
            auto& x = xs[start + i];
            auto& y = ys[start + i];
            if (good[i] == 0 || !std::isfinite(x) || !std::isfinite(y)) {
                x = nowhere;
                y = nowhere;
            }
        }
    }
}

transformer const& thread_transformer(std::string const& from, std::string const& to) {
    thread_local std::map<std::pair<std::string, std::string>, transformer> made;
    auto const found = made.find({from, to});
    return found != made.end()
               ? found->second
               : made.emplace(std::pair{from, to}, transformer{from, to}).first->second;
}

area_of_use usable_area(std::string const& crs) {
    area_of_use area{0, 0, 0, 0, false};
    area.known =
        crs_from(crs).GetAreaOfUse(&area.west, &area.south, &area.east, &area.north, nullptr);
    return area;
}

} // namespace trygg::ogr

#pragma once
/// \file Points to zones: exact, and fast through cells that need no geometry test.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace trygg::join {

/// Finds the zone of a point. A zone covers its border; of several covering zones the first one
/// given wins, so give them in code order. Same answer as GEOS `covers` on every point.
class zone_index {
public:
    static constexpr std::int32_t none = -1;

    /// One polygon or multipolygon a zone, as WKB, all in one planar CRS. Throws input_error for
    /// what is neither.
    explicit zone_index(std::span<std::string const> zones_wkb);
    ~zone_index();
    zone_index(zone_index&&) noexcept;
    zone_index& operator=(zone_index&&) noexcept;

    /// Index of the zone, or `none` (also for non-finite coordinates). Safe for several threads at
    /// once.
    std::int32_t find(double x, double y) const;

    /// The same for many points; `found` has their length.
    void find(std::span<double const> xs, std::span<double const> ys,
              std::span<std::int32_t> found) const;

private:
    struct state;
    std::unique_ptr<state> m_state;
};

} // namespace trygg::join

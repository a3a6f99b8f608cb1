#pragma once
/// \file Coordinates from one CRS to another. x is east or longitude, y north or latitude, always.

#include <memory>
#include <span>
#include <string>

namespace trygg::ogr {

/// For one thread at a time.
class transformer {
public:
    /// "EPSG:3006", "OGC:CRS84" or WKT. Throws input_error for a CRS that is not known.
    transformer(std::string const& from, std::string const& to);
    ~transformer();
    transformer(transformer&&) noexcept;
    transformer& operator=(transformer&&) noexcept;

    /// Transform in place. A point outside of what the CRS can do becomes NaN.
    void operator()(std::span<double> xs, std::span<double> ys) const;

private:
    struct state;
    std::unique_ptr<state> m_state;
};

/// This thread's own transformer, made once: making one takes milliseconds. Lives as long as the
/// thread. Throws as above.
transformer const& thread_transformer(std::string const& from, std::string const& to);

/// Longitude/latitude bounds that EPSG says a CRS is made for; nothing when EPSG does not say.
struct area_of_use {
    double west, south, east, north;
    bool known;
};
area_of_use usable_area(std::string const& crs);

} // namespace trygg::ogr

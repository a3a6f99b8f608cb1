#include "ingest/crs_choice.hpp"

#include "base/error.hpp"
#include "ogr/transform.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace trygg::ingest {
namespace {

constexpr int sweref99tm = 3006;
constexpr int equal_area = 6933; // NSIDC EASE-Grid 2.0, cylindrical equal area, the whole Earth

/// What Swedish files come in, most likely first.
constexpr std::array usual{3006, 3007, 3008, 3009, 3010, 3011, 3012, 3013,
                           3014, 3015, 3016, 3017, 3018, 3857, 3021, 4326};

std::string epsg_name(int code) { return fmt::format("EPSG:{}", code); }

bool fits_degrees(ogr::extent const& bounds) {
    return bounds.min_x >= -180.001 && bounds.max_x <= 180.001 && bounds.min_y >= -90.001 &&
           bounds.max_y <= 90.001;
}

/// CRSs of the usual ones under which the coordinates would lie in their area of use.
std::vector<std::string> likely(ogr::extent const& bounds) {
    std::vector<std::string> result;
    for (auto const code : usual) {
        auto const degrees = in_degrees(bounds, epsg_name(code));
        constexpr std::size_t most = 4;
        if (degrees && within_use(*degrees, code) && result.size() < most) {
            result.push_back(epsg_name(code));
        }
    }
    return result;
}

[[noreturn]] void ask_for_crs(std::string const& name, ogr::extent const& bounds,
                              char const* what) {
    auto const candidates = likely(bounds);
    throw input_error{
        "{}: {} (x {:.0f} to {:.0f}, y {:.0f} to {:.0f}). Name the right one with --crs{}",
        name,
        what,
        bounds.min_x,
        bounds.max_x,
        bounds.min_y,
        bounds.max_y,
        candidates.empty() ? std::string{", for example --crs EPSG:3006"}
                           : fmt::format("; it may be {}", fmt::join(candidates, ", "))};
}

/// A stray row must not decide where a file in a national CRS belongs.
bool is_made_for_sweden(std::string const& crs) {
    if (crs.empty()) {
        return false;
    }
    auto const area = ogr::usable_area(crs);
    return area.known && within_use({area.west, area.south, area.east, area.north}, sweref99tm);
}

std::optional<ogr::extent> zone_bounds(db::connection& database) {
    auto rows = database.query("SELECT min(MbrMinX(geom)), min(MbrMinY(geom)), max(MbrMaxX(geom)), "
                               "max(MbrMaxY(geom)) FROM zone");
    if (!rows.next() || rows.is_null(0)) {
        return {};
    }
    return ogr::extent{rows.real(0), rows.real(1), rows.real(2), rows.real(3)};
}

bool overlap(ogr::extent const& a, ogr::extent const& b) {
    return a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y && b.min_y <= a.max_y;
}

std::optional<ogr::extent> moved(ogr::extent const& bounds, std::string const& from,
                                 std::string const& to) {
    std::array xs{bounds.min_x, bounds.max_x, bounds.min_x, bounds.max_x,
                  (bounds.min_x + bounds.max_x) / 2};
    std::array ys{bounds.min_y, bounds.min_y, bounds.max_y, bounds.max_y,
                  (bounds.min_y + bounds.max_y) / 2};
    ogr::transformer const transform{from, to};
    transform(xs, ys);
    bool const finite = std::ranges::all_of(xs, [](double v) { return std::isfinite(v); }) &&
                        std::ranges::all_of(ys, [](double v) { return std::isfinite(v); });
    if (!finite) {
        return {};
    }
    auto const [min_x, max_x] = std::ranges::minmax(xs);
    auto const [min_y, max_y] = std::ranges::minmax(ys);
    return ogr::extent{min_x, min_y, max_x, max_y};
}

} // anonymous namespace

std::string crs_of_file(described const& file, profile const& by, std::string const& chosen,
                        std::string const& name) {
    if (file.geometry_type == "None") {
        return {};
    }
    if (!chosen.empty()) {
        return chosen;
    }
    if (!file.crs.empty() && !file.crs_assumed) {
        return file.crs;
    }
    bool const degrees = file.bounds && fits_degrees(*file.bounds);
    if (!by.crs.empty() && !(file.crs_assumed && degrees)) {
        return by.crs;
    }
    if (!file.crs.empty() && (degrees || !file.bounds)) {
        return file.crs;
    }
    ask_for_crs(name, file.bounds.value_or(ogr::extent{0, 0, 0, 0}),
                file.crs.empty() ? "the file does not say which CRS its coordinates are in"
                                 : "the coordinates are no longitudes and latitudes, as its format "
                                   "would have them");
}

int fitting_storage_crs(ogr::extent const& bounds, std::string const& file_crs) {
    if (within_use(bounds, sweref99tm) || is_made_for_sweden(file_crs)) {
        return sweref99tm;
    }
    constexpr double widest = 12, poles = 80;
    if (bounds.max_x - bounds.min_x > widest || bounds.max_y > poles || bounds.min_y < -poles) {
        return equal_area;
    }
    auto const middle = (bounds.min_x + bounds.max_x) / 2;
    auto const zone = std::clamp(static_cast<int>(std::floor((middle + 180) / 6)) + 1, 1, 60);
    constexpr int utm_north = 32600, utm_south = 32700;
    return (bounds.min_y + bounds.max_y < 0 ? utm_south : utm_north) + zone;
}

std::optional<ogr::extent> in_degrees(ogr::extent const& bounds, std::string const& crs) {
    return moved(bounds, crs, "OGC:CRS84");
}

bool within_use(ogr::extent const& bounds, int epsg) {
    auto const area = ogr::usable_area(epsg_name(epsg));
    constexpr double margin = 0.5; // degrees
    return area.known && bounds.min_x >= area.west - margin && bounds.max_x <= area.east + margin &&
           bounds.min_y >= area.south - margin && bounds.max_y <= area.north + margin;
}

std::string misplaced(db::connection& database, ogr::extent const& bounds, std::string const& crs,
                      int storage_crs) {
    auto const zones = zone_bounds(database);
    auto const storage = epsg_name(storage_crs);
    auto const here = zones ? moved(bounds, crs, storage) : std::nullopt;
    if (!zones || (here && overlap(*here, *zones))) {
        return {};
    }
    for (auto const code : usual) {
        auto const other = moved(bounds, epsg_name(code), storage);
        if (epsg_name(code) != crs && other && overlap(*other, *zones)) {
            return fmt::format("read as {} the file lies outside of all zones, but read as EPSG:{} "
                               "it lies among them; if that is right, import it with --crs EPSG:{}",
                               crs, code, code);
        }
    }
    return {};
}

} // namespace trygg::ingest

#include "tiles/tile_store.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

namespace trygg::tiles {

namespace {

/// Differs when another file is there; never empty.
std::string stamp_of(std::string const& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) {
        return "none";
    }
    return fmt::format("{} {} {} {}", about.st_ino, about.st_size, about.st_mtim.tv_sec,
                       about.st_mtim.tv_nsec);
}

} // namespace

tile_store::kept&
tile_store::entry_of(std::shared_ptr<snapshot::geometry_column const> const& column) {
    std::lock_guard const lock{m_mutex};
    auto& result = m_entries[column.get()];
    result.column = column;
    return result;
}

std::shared_ptr<pmtiles const> tile_store::basemap(std::string const& path) {
    std::lock_guard const lock{m_mutex};
    auto& entry = m_basemaps[path];
    if (auto stamp = stamp_of(path); entry.stamp != stamp) {
        entry = {std::move(stamp), nullptr};
        entry.map = std::make_shared<pmtiles const>(path);
    }
    return entry.map;
}

point_index const& tile_store::points(snapshot::table const& of) {
    auto& entry = entry_of(of.shapes);
    std::call_once(entry.once, [&] { entry.points = std::make_unique<point_index>(of); });
    return *entry.points;
}

shape_index const& tile_store::shapes(snapshot::table const& of) {
    auto& entry = entry_of(of.shapes);
    std::call_once(entry.once, [&] { entry.shapes = std::make_unique<shape_index>(*of.shapes); });
    return *entry.shapes;
}

} // namespace trygg::tiles

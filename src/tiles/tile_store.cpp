#include "tiles/tile_store.hpp"

namespace trygg::tiles {

tile_store::kept&
tile_store::entry_of(std::shared_ptr<snapshot::geometry_column const> const& column) {
    std::lock_guard const lock{m_mutex};
    auto& result = m_entries[column.get()];
    result.column = column;
    return result;
}

std::shared_ptr<pmtiles const> tile_store::basemap(std::string const& path) {
    std::lock_guard const lock{m_mutex};
    auto const [found, is_new] = m_basemaps.try_emplace(path);
    if (is_new) {
        found->second = std::make_shared<pmtiles const>(path);
    }
    return found->second;
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

#pragma once
/// \file What tiles of one snapshot are drawn from: made when first asked for, then kept.

#include "tiles/pmtiles.hpp"
#include "tiles/point_index.hpp"
#include "tiles/shape_index.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace trygg::tiles {

/// For any number of threads; what is asked for by several at once is made once.
class tile_store {
public:
    /// Of a table of points only.
    point_index const& points(snapshot::table const& of);
    /// Of any other table.
    shape_index const& shapes(snapshot::table const& of);
    /// The base map in a PMTiles file, opened once and again when another file is there. Throws as
    /// pmtiles does; where that failed once, gives nothing, so that the failure is told once.
    std::shared_ptr<pmtiles const> basemap(std::string const& path);

private:
    struct kept {
        std::shared_ptr<snapshot::geometry_column const> column; ///< held: its address is the key
        std::once_flag once;
        std::unique_ptr<point_index const> points;
        std::unique_ptr<shape_index const> shapes;
    };
    kept& entry_of(std::shared_ptr<snapshot::geometry_column const> const& column);

    std::mutex m_mutex;
    std::map<snapshot::geometry_column const*, kept> m_entries;
    struct opened_file {
        std::string stamp;                  ///< which file it is, and of when
        std::shared_ptr<pmtiles const> map; ///< null: cannot be read
    };
    std::map<std::string, opened_file> m_basemaps;
};

} // namespace trygg::tiles

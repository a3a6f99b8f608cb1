target_sources(trygg PRIVATE
    tiles/clip.cpp tiles/coarse.cpp tiles/groups.cpp tiles/matrix.cpp tiles/mvt.cpp tiles/point_index.cpp
    tiles/pmtiles.cpp tiles/pmtiles_directory.cpp tiles/pmtiles_header.cpp tiles/point_tile.cpp tiles/shape_index.cpp tiles/shape_tile.cpp tiles/simplify.cpp
    tiles/tags.cpp tiles/tile.cpp tiles/tile_store.cpp tiles/topology.cpp)

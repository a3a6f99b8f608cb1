target_sources(trygg PRIVATE join/cell_grid.cpp join/grid_builder.cpp
    join/name_index.cpp join/name_key.cpp join/zone_index.cpp)

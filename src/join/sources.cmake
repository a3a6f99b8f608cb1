target_sources(trygg PRIVATE join/cell_grid.cpp join/grid_builder.cpp join/zone_index.cpp)

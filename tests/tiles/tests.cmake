trygg_tests(tiles test_clip.cpp test_coarse.cpp test_matrix.cpp test_mvt.cpp test_pmtiles.cpp test_point_tile.cpp
    test_shape_tile.cpp test_topology.cpp)

trygg_tests(snapshot test_dictionary.cpp test_wkb.cpp test_load.cpp test_point_grid.cpp)

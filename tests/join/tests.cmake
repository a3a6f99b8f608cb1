trygg_tests(join test_zone_index.cpp)

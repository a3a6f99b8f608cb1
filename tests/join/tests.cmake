trygg_tests(join test_name_index.cpp test_real_zones.cpp test_zone_index.cpp)

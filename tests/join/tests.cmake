trygg_tests(join test_name_index.cpp test_zone_index.cpp)

trygg_tests(stats test_proportion.cpp test_rate.cpp)

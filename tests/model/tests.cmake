trygg_tests(model test_codes.cpp)

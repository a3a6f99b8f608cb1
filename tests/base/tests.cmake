trygg_tests(base test_text.cpp)

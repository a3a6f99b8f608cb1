trygg_tests(publish test_publish.cpp)

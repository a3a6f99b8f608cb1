trygg_tests(store test_database.cpp)

trygg_tests(store test_database.cpp test_workshops.cpp)

trygg_tests(publish test_columns.cpp test_publish.cpp)

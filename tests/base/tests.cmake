trygg_tests(base test_json_text.cpp test_text.cpp test_time.cpp)

trygg_tests(base test_address.cpp test_huge_pages.cpp test_json_text.cpp test_text.cpp test_time.cpp)

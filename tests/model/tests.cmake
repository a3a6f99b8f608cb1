trygg_tests(model test_codes.cpp test_role.cpp test_when.cpp)

trygg_tests(query test_numbers.cpp test_parameters.cpp test_figures.cpp test_select.cpp)

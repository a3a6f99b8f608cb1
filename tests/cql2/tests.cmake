trygg_tests(cql2 test_annex_a.cpp)
target_compile_definitions(test_cql2 PRIVATE ANNEX_A="${CMAKE_SOURCE_DIR}/tests/cql2/annex_a.json")

trygg_tests(cql2
    test_annex_a.cpp test_json.cpp test_spatial.cpp test_temporal.cpp test_text.cpp
    test_values.cpp)
target_compile_definitions(test_cql2 PRIVATE ANNEX_A="${CMAKE_SOURCE_DIR}/tests/cql2/annex_a.json")

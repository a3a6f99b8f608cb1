# trygg_tests(<folder> <files…>): a Catch2 executable test_<folder>, each test case a ctest test.
function(trygg_tests folder)
    list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/tests/${folder}/)
    add_executable(test_${folder} ${ARGN})
    trygg_warnings(test_${folder})
    target_include_directories(test_${folder} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(test_${folder} PRIVATE test_main trygg)
    target_precompile_headers(test_${folder} REUSE_FROM test_main)
    target_compile_definitions(test_${folder} PRIVATE
        TRYGG_PROGRAM="$<TARGET_FILE:trygghetskarta>"
        TRYGG_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
        TRYGG_REAL_DATA="${CMAKE_SOURCE_DIR}/../shared/data")
    add_dependencies(test_${folder} trygghetskarta)
    catch_discover_tests(test_${folder} TEST_PREFIX "${folder}: " PROPERTIES TIMEOUT 300)
endfunction()

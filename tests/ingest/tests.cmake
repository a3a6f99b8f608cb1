trygg_tests(ingest test_real_files.cpp)

trygg_tests(ogr test_csv.cpp test_real_files.cpp)

trygg_tests(ogr test_contour.cpp test_csv.cpp test_hostile_files.cpp test_map_files.cpp test_real_files.cpp
            test_transform.cpp test_writer.cpp)

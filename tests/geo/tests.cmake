trygg_tests(geo test_geometry.cpp test_orientation.cpp test_repair.cpp test_shape.cpp)

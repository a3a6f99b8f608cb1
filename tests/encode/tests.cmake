trygg_tests(encode test_geojson.cpp test_compressor.cpp)

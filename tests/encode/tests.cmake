trygg_tests(encode
    test_compressor.cpp
    test_csv.cpp
    test_download.cpp
    test_geojson.cpp
    test_geojson_seq.cpp
    test_qgis_style.cpp
    test_wkt.cpp)

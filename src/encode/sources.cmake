target_sources(trygg PRIVATE
    encode/brotli.cpp
    encode/compressor.cpp
    encode/csv.cpp
    encode/download.cpp
    encode/feature_rows.cpp
    encode/geojson.cpp
    encode/geojson_seq.cpp
    encode/gzip.cpp
    encode/qgis_style.cpp
    encode/row_shapes.cpp
    encode/view.cpp
    encode/wkt.cpp
    encode/zstd.cpp)

target_sources(trygg PRIVATE
    encode/brotli.cpp
    encode/compressor.cpp
    encode/geojson.cpp
    encode/gzip.cpp
    encode/row_shapes.cpp
    encode/view.cpp
    encode/zstd.cpp)

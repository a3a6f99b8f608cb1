target_sources(trygg PRIVATE encode/geojson.cpp encode/row_shapes.cpp encode/view.cpp encode/gzip.cpp)

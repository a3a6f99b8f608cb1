target_sources(trygg PRIVATE encode/geojson.cpp encode/view.cpp encode/gzip.cpp)

target_sources(trygg PRIVATE encode/geojson.cpp encode/gzip.cpp)

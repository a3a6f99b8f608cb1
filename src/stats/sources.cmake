target_sources(trygg PRIVATE stats/proportion.cpp stats/rate.cpp)

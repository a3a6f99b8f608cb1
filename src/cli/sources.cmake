target_sources(trygg PRIVATE cli/program.cpp)

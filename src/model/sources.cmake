target_sources(trygg PRIVATE model/codes.cpp model/when.cpp)

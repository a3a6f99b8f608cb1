target_sources(trygg PRIVATE model/codes.cpp model/crs.cpp model/role.cpp model/when.cpp)

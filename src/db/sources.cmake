target_sources(trygg PRIVATE db/sqlite.cpp)

target_sources(trygg PRIVATE
    query/bbox.cpp query/datetime.cpp query/figures.cpp query/lists.cpp query/parameters.cpp
    query/select.cpp query/token.cpp)

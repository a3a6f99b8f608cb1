target_sources(trygg PRIVATE
    http/chunked.cpp
    http/connection.cpp
    http/crowd.cpp
    http/feed.cpp
    http/head.cpp
    http/later.cpp
    http/loop.cpp
    http/reply.cpp
    http/sending.cpp
    http/server.cpp
    http/work.cpp)
# Boost 1.74 in the hands of g++ 12: a false alarm in coroutine frames, and fences TSan cannot see.
set_source_files_properties(
    ${CMAKE_CURRENT_SOURCE_DIR}/http/connection.cpp ${CMAKE_CURRENT_SOURCE_DIR}/http/loop.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/http/sending.cpp ${CMAKE_CURRENT_SOURCE_DIR}/http/server.cpp
    PROPERTIES COMPILE_OPTIONS "-Wno-mismatched-new-delete;-Wno-tsan")

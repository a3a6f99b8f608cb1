target_sources(trygg PRIVATE
    store/database.cpp
    store/geometry.cpp
    store/join_report.cpp
    store/layers.cpp
    store/row_writer.cpp)

target_sources(trygg PRIVATE
    snapshot/contributions.cpp snapshot/dictionary.cpp snapshot/geometry.cpp snapshot/load.cpp snapshot/load_events.cpp
    snapshot/load_holdings.cpp
    snapshot/load_lists.cpp snapshot/load_survey.cpp snapshot/load_zones.cpp
    snapshot/point_grid.cpp snapshot/ranking.cpp snapshot/read_table.cpp snapshot/snapshot.cpp snapshot/table.cpp
    snapshot/wkb.cpp)

target_sources(trygg PRIVATE
    publish/columns.cpp publish/event_rows.cpp publish/geography.cpp publish/hiding.cpp
    publish/incident_cells.cpp publish/leaf_zones.cpp publish/limits.cpp publish/made_rows.cpp
    publish/public_ids.cpp publish/publish.cpp publish/still_to_come.cpp
    publish/survey_cells.cpp)

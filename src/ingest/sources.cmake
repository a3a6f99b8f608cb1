target_sources(trygg PRIVATE
    ingest/columns.cpp
    ingest/crs_choice.cpp
    ingest/field_types.cpp
    ingest/file_import.cpp
    ingest/import.cpp
    ingest/incidents.cpp
    ingest/layer.cpp
    ingest/measures.cpp
    ingest/members.cpp
    ingest/municipalities.cpp
    ingest/place_names.cpp
    ingest/placement.cpp
    ingest/places.cpp
    ingest/plain_text.cpp
    ingest/pledges.cpp
    ingest/population.cpp
    ingest/profile.cpp ingest/public_positions.cpp
    ingest/row_pump.cpp
    ingest/row_source.cpp
    ingest/spelled_codes.cpp
    ingest/survey.cpp
    ingest/theme.cpp
    ingest/vocabulary.cpp
    ingest/zone_sets.cpp
    ingest/zones.cpp)

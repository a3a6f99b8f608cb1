target_sources(trygg PRIVATE
    store/change_log.cpp
    store/class_limits.cpp
    store/contributions.cpp
    store/accounts.cpp
    store/administration.cpp
    store/database.cpp
    store/geometry.cpp
    store/hand_edits.cpp
    store/import_history.cpp
    store/jobs.cpp
    store/join_report.cpp
    store/layers.cpp store/protection.cpp
    store/numbers.cpp
    store/participants.cpp
    store/publication.cpp
    store/reactions.cpp
    store/row_writer.cpp
    store/setting_values.cpp
    store/tile_address.cpp
    store/workshop_events.cpp
    store/workshops.cpp)

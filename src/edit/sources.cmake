target_sources(trygg PRIVATE
    edit/checks.cpp
    edit/editor.cpp
    edit/feature_list.cpp
    edit/feature_state.cpp
    edit/field_check.cpp
    edit/geojson_shape.cpp
    edit/hand_marks.cpp
    edit/kind.cpp
    edit/links.cpp
    edit/placing.cpp
    edit/situation.cpp
    edit/status_steps.cpp)

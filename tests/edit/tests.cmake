trygg_tests(edit
    test_editor.cpp
    test_geojson_shape.cpp
    test_hand_marks.cpp
    test_kill.cpp
    test_status_steps.cpp)

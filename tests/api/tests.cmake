trygg_tests(api
    test_content_coding.cpp
    test_documents.cpp
    test_files.cpp
    test_first_look.cpp
    test_item_questions.cpp
    test_items.cpp
    test_joined.cpp
    test_kept_answers.cpp
    test_negotiate.cpp
    test_pages.cpp
    test_paging.cpp
    test_property_parameters.cpp
    test_schema.cpp
    test_service.cpp test_tiles.cpp)

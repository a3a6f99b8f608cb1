trygg_tests(api test_items.cpp test_joined.cpp test_service.cpp test_documents.cpp test_negotiate.cpp test_pages.cpp test_schema.cpp
    test_content_coding.cpp test_kept_answers.cpp test_first_look.cpp)

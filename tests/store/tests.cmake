trygg_tests(store test_accounts.cpp test_change_log.cpp test_database.cpp test_tile_address.cpp
    test_workshops.cpp)

trygg_tests(cli test_accounts.cpp test_configuration.cpp test_history.cpp test_import_report.cpp test_program.cpp test_round_trip.cpp
    test_serve.cpp test_table.cpp)

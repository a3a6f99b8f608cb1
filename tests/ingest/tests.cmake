trygg_tests(ingest test_columns.cpp test_profiles.cpp test_public_positions.cpp test_defects.cpp test_real_files.cpp test_themes.cpp)

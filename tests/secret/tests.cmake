trygg_tests(secret test_digest.cpp test_password.cpp test_random.cpp)

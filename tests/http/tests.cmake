trygg_tests(http client.cpp test_head.cpp test_chunked.cpp test_requests.cpp test_hostile.cpp test_feed.cpp test_stop.cpp)

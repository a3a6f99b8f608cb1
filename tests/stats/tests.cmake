trygg_tests(stats test_aoristic.cpp test_before_after.cpp test_classes.cpp test_density.cpp test_discovery.cpp
    test_getis_ord.cpp test_moran.cpp test_near_repeat.cpp test_permutation.cpp test_pledge_progress.cpp
    test_proportion.cpp test_rate.cpp test_smoothing.cpp test_standardisation.cpp test_sun.cpp test_suppression.cpp
    test_weights.cpp)

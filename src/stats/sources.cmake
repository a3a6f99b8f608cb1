target_sources(trygg PRIVATE
    stats/aoristic.cpp stats/before_after.cpp stats/classes.cpp stats/contiguity.cpp stats/density.cpp
    stats/discovery.cpp stats/getis_ord.cpp stats/moran.cpp stats/near_repeat.cpp stats/permutation.cpp
    stats/pledge_progress.cpp
    stats/proportion.cpp stats/rate.cpp stats/smoothing.cpp stats/standardisation.cpp stats/sun.cpp
    stats/suppression.cpp stats/suppression_block.cpp stats/weights.cpp)

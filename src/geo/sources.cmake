target_sources(trygg PRIVATE
    geo/context.cpp geo/geometry.cpp geo/grid.cpp geo/orientation.cpp geo/predicates.cpp geo/prepared.cpp geo/repair.cpp
    geo/representative.cpp geo/shape.cpp)

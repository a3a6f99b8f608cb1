target_sources(trygg PRIVATE
    query/bbox.cpp query/datetime.cpp query/figures.cpp query/lists.cpp query/metric_rows.cpp
    query/numbers.cpp query/order.cpp query/parameters.cpp query/point_page.cpp
    query/population.cpp query/position.cpp query/published_figures.cpp query/row_order.cpp
    query/select.cpp query/token.cpp)

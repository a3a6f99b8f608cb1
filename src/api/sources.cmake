target_sources(trygg PRIVATE
    api/answer_cache.cpp api/answers.cpp api/catalog.cpp api/collections.cpp api/conformance.cpp
    api/document_pages.cpp api/finish.cpp api/health.cpp api/html.cpp api/items.cpp api/join_report.cpp api/joined.cpp
    api/landing.cpp api/map_config.cpp api/negotiate.cpp api/openapi.cpp api/openapi_parts.cpp api/page.cpp
    api/parameters.cpp api/problem.cpp api/property_schema.cpp api/question.cpp api/routes.cpp api/schema.cpp api/series.cpp api/svg_map.cpp
    api/service.cpp)

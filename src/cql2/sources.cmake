target_sources(trygg PRIVATE
    cql2/arrays.cpp cql2/bind.cpp cql2/calculation.cpp cql2/columns.cpp cql2/comparison.cpp
    cql2/filter.cpp cql2/folding.cpp cql2/instant.cpp cql2/json_shapes.cpp cql2/logic.cpp cql2/membership.cpp
    cql2/numbers.cpp cql2/operand.cpp cql2/operators.cpp cql2/pairs.cpp cql2/parse_json.cpp cql2/parse_text.cpp cql2/pattern.cpp
    cql2/ranges.cpp cql2/shapes.cpp cql2/spatial.cpp cql2/temporal.cpp cql2/text_shapes.cpp
    cql2/token_reader.cpp cql2/tokens.cpp cql2/written_shape.cpp)

#include "cql2/json_shapes.hpp"

#include "cql2/numbers.hpp"

namespace trygg::cql2 {

namespace {

/// The third coordinate is left out: rows have none.
geo::point point_of(json_value const& from, budget& costs) {
    costs.spend_item();
    auto const numbers = from.items();
    if (numbers.size() != 2 && numbers.size() != 3) {
        from.fail("a position of two or three numbers");
    }
    for (auto const& one : numbers) {
        one.number();
    }
    return {numbers[0].number(), numbers[1].number()};
}

shape_type type_of_parts(shape_type whole) {
    switch (whole) {
    case shape_type::points:
        return shape_type::point;
    case shape_type::polygons:
        return shape_type::polygon;
    default: // rings are lines
        return shape_type::line;
    }
}

shape body_of(json_value const& from, shape_type type, budget& costs) {
    shape result{type};
    if (type == shape_type::point) {
        result.points.push_back(point_of(from, costs));
        return result;
    }
    for (auto const& item : from.items()) {
        if (type == shape_type::line) {
            result.points.push_back(point_of(item, costs));
        } else {
            result.parts.push_back(body_of(item, type_of_parts(type), costs));
        }
    }
    if (result.points.empty() && result.parts.empty()) {
        from.fail("an array that is not empty");
    }
    return result;
}

} // namespace

shape shape_of(json_value const& from, budget& costs) {
    auto const type = from.member("type");
    auto const found = std::ranges::find(shape_names, type.text(), &shape_name::name);
    if (found == shape_names.end()) {
        type.fail("a type of geometry such as \"Point\"");
    }
    shape result{found->type};
    if (found->type == shape_type::collection) {
        budget::level const level{costs};
        for (auto const& item : from.member("geometries").items()) {
            result.parts.push_back(shape_of(item, costs));
        }
        if (result.parts.empty()) {
            from.member("geometries").fail("an array that is not empty");
        }
    } else {
        result = body_of(from.member("coordinates"), found->type, costs);
    }
    check_form(result, from.place());
    return result;
}

bounding_box box_of(json_value const& from) {
    std::vector<double> numbers;
    for (auto const& item : from.items()) {
        numbers.push_back(item.number());
    }
    return box_of(numbers, from.place());
}

} // namespace trygg::cql2

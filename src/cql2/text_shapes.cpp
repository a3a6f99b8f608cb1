#include "cql2/text_shapes.hpp"

#include "cql2/letters.hpp"
#include "cql2/numbers.hpp"

namespace trygg::cql2 {

namespace {

double read_coordinate(token_reader& from) {
    from.costs().spend_item();
    bool const negative = from.take_sign("-");
    if (!negative) {
        from.take_sign("+");
    }
    if (from.peek().type != token_type::number) {
        from.fail("a number");
    }
    auto const place = place_of(from.peek());
    auto const value = real_of(from.take().text, place);
    return negative ? -value : value;
}

bool at_coordinate(token_reader const& from) {
    return from.peek().type == token_type::number || from.is_sign("-") || from.is_sign("+");
}

/// The third coordinate is read and left out: rows have none.
geo::point read_point(token_reader& from) {
    auto const x = read_coordinate(from);
    auto const y = read_coordinate(from);
    if (at_coordinate(from)) {
        read_coordinate(from);
    }
    return {x, y};
}

template <typename Read>
void read_list(token_reader& from, Read const& read) {
    from.expect_sign("(");
    do {
        read();
    } while (from.take_sign(","));
    from.expect_sign(")");
}

shape read_line(token_reader& from) {
    shape result{shape_type::line};
    read_list(from, [&] { result.points.push_back(read_point(from)); });
    return result;
}

shape read_tagged(token_reader& from);

shape read_part(token_reader& from, shape_type whole) {
    switch (whole) {
    case shape_type::polygon:
    case shape_type::lines:
        return read_line(from);
    case shape_type::points: { // with or without brackets
        bool const bracket = from.take_sign("(");
        shape result{shape_type::point, {read_point(from)}};
        if (bracket) {
            from.expect_sign(")");
        }
        return result;
    }
    case shape_type::polygons: {
        shape result{shape_type::polygon};
        read_list(from, [&] { result.parts.push_back(read_line(from)); });
        return result;
    }
    default:
        return read_tagged(from);
    }
}

shape read_body(token_reader& from, shape_type type) {
    if (type == shape_type::line) {
        return read_line(from);
    }
    shape result{type};
    if (type == shape_type::point) {
        from.expect_sign("(");
        result.points.push_back(read_point(from));
        from.expect_sign(")");
        return result;
    }
    read_list(from, [&] { result.parts.push_back(read_part(from, type)); });
    return result;
}

shape_name const* name_at(token_reader const& from) {
    for (auto const& known : shape_names) {
        bool const bracket = from.is_sign("(", 1) || (from.is_word("Z", 1) && from.is_sign("(", 2));
        if (bracket && from.is_word(known.name)) {
            return &known;
        }
    }
    return nullptr;
}

shape read_tagged(token_reader& from) {
    auto const* found = name_at(from);
    if (found == nullptr) {
        from.fail("a geometry such as POINT(…)");
    }
    budget::level const level{from.costs()};
    auto const place = place_of(from.take());
    from.take_word("Z");
    auto result = read_body(from, found->type);
    check_form(result, place);
    return result;
}

/// Three numbers a corner, or two.
bounding_box read_box(token_reader& from) {
    std::vector<double> numbers;
    auto const place = place_of(from.take());
    read_list(from, [&] { numbers.push_back(read_coordinate(from)); });
    return box_of(numbers, place);
}

} // namespace

bool at_shape(token_reader const& from) {
    return name_at(from) != nullptr || (from.is_word("BBOX") && from.is_sign("(", 1));
}

expression_pointer read_shape(token_reader& from) {
    auto const place = place_of(from.peek());
    from.costs().spend_part();
    if (from.is_word("BBOX")) {
        return make(place, read_box(from));
    }
    return make(place, read_tagged(from));
}

} // namespace trygg::cql2

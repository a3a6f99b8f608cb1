#include "base/suggest.hpp"
#include "cql2/expression.hpp"
#include "cql2/json_reader.hpp"
#include "cql2/json_shapes.hpp"

#include <limits>

namespace trygg::cql2 {

namespace {

using nlohmann::json;

/// Arrays in arrays of coordinates make geometries deeper than what they stand in.
constexpr int max_json_depth = 2 * static_cast<int>(max_depth) + 8;

/// Depth is watched while reading, so that nothing deep is ever built.
json read(std::string_view text) {
    auto const shallow = [](int depth, json::parse_event_t, json&) {
        if (depth > max_json_depth) {
            throw input_error{"'filter' is nested deeper than {} levels", max_json_depth};
        }
        return true;
    };
    try {
        return json::parse(text, shallow);
    } catch (json::parse_error const& problem) {
        throw input_error{"'filter' is not JSON; see its character {}", problem.byte};
    } catch (json::exception const&) {
        throw input_error{"'filter' is JSON with a number that is too large"};
    }
}

class parser {
public:
    expression_pointer value(json_value const& from) {
        budget::level const level{m_costs};
        auto const& given = from.get();
        switch (given.type()) {
        case json::value_t::boolean:
            return part(from, given.get<bool>());
        case json::value_t::string:
            return part(from, given.get<std::string>());
        case json::value_t::number_integer:
        case json::value_t::number_unsigned:
        case json::value_t::number_float:
            return number(from);
        case json::value_t::array:
            return items(from);
        case json::value_t::object:
            return object(from);
        default:
            from.fail("an operator, a property or a value");
        }
    }

private:
    template <typename What>
    expression_pointer part(json_value const& from, What what) {
        m_costs.spend_part();
        return make(from.place(), std::move(what));
    }

    expression_pointer number(json_value const& from) {
        auto const& given = from.get();
        bool const fits =
            given.is_number_integer() &&
            (!given.is_number_unsigned() ||
             given.get<std::uint64_t>() <=
                 static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
        return fits ? part(from, given.get<std::int64_t>()) : part(from, given.get<double>());
    }

    expression_pointer items(json_value const& from) {
        list result;
        for (auto const& item : from.items()) {
            m_costs.spend_item();
            result.items.push_back(value(item));
        }
        return part(from, std::move(result));
    }

    expression_pointer object(json_value const& from) {
        if (from.has("op")) {
            return operator_of(from);
        }
        if (from.has("property")) {
            return part(from, property{from.member("property").text()});
        }
        if (from.has("date")) {
            return instant_of(from, from.member("date"), read_date,
                              "a date such as \"2020-05-31\"");
        }
        if (from.has("timestamp")) {
            return instant_of(from, from.member("timestamp"), read_timestamp,
                              "a time in UTC such as \"2020-05-31T20:10:00Z\"");
        }
        if (from.has("interval")) {
            auto const bounds = from.member("interval").items(2);
            return part(from, interval{bound(bounds[0]), bound(bounds[1])});
        }
        if (from.has("type")) {
            return part(from, shape_of(from, m_costs));
        }
        if (from.has("bbox")) {
            return part(from, box_of(from.member("bbox")));
        }
        from.fail("an object with \"op\", \"property\", \"date\", \"timestamp\", \"interval\", "
                  "\"bbox\" or a geometry");
    }

    template <typename Read>
    expression_pointer instant_of(json_value const& whole, json_value const& text, Read const& read,
                                  char const* expected) {
        auto const found = read(text.text());
        if (!found) {
            text.fail(expected);
        }
        return part(whole, *found);
    }

    /// Nothing for an open end.
    expression_pointer bound(json_value const& from) {
        if (!from.get().is_string()) {
            return value(from);
        }
        return from.text() == ".."
                   ? nullptr
                   : instant_of(from, from, read_instant,
                                "\"..\", a date such as \"2020-05-31\" or a time in UTC such as "
                                "\"2020-05-31T20:10:00Z\"");
    }

    expression_pointer operator_of(json_value const& from) {
        auto const name = from.member("op");
        auto const which = find_operator(name.text());
        if (!which) {
            throw input_error{"'filter' {}: there is no operator or function {}{}", name.place(),
                              name.get().dump().substr(0, 40),
                              did_you_mean(name.text(), function_names())};
        }
        auto const given = from.member("args").items();
        bool const more = *which == op::both || *which == op::either;
        if (given.size() < arguments_of(*which) || (given.size() > arguments_of(*which) && !more)) {
            from.member("args").fail(fmt::format("{} argument{} of \"{}\"{}", arguments_of(*which),
                                                 arguments_of(*which) == 1 ? "" : "s",
                                                 name_of(*which), more ? " or more" : ""));
        }
        std::vector<expression_pointer> arguments;
        for (auto const& one : given) {
            arguments.push_back(value(one));
        }
        if (is_arithmetic(*which)) {
            return part(from, arithmetic{arguments[0], {{*which, arguments[1]}}});
        }
        return part(from, operation{*which, std::move(arguments)});
    }

    budget m_costs;
};

} // namespace

expression_pointer parse_json(std::string_view text) {
    check_length(text);
    auto const read_text = read(text);
    return parser{}.value({read_text, ""});
}

} // namespace trygg::cql2

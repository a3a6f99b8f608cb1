#include "api/property_parameters.hpp"

#include "api/property_schema.hpp"
#include "base/error.hpp"
#include "cql2/expression.hpp"

#include <algorithm>
#include <charconv>

namespace trygg::api {

namespace {

using cql2::expression_pointer;
using snapshot::column;
using snapshot::column_type;

bool is_offered(column const& of) {
    return of.type != column_type::json &&
           std::ranges::find(item_parameters(), of.name, &parameter::name) ==
               item_parameters().end();
}

std::vector<column const*> offered(collection_info const& collection) {
    std::vector<column const*> result;
    if (collection.joined_set) {
        return result;
    }
    for (auto const& column : collection.table->properties) {
        if (is_offered(*column)) {
            result.push_back(column.get());
        }
    }
    return result;
}

template <typename Number>
std::optional<Number> whole_number(std::string_view text) {
    Number value{};
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && end == text.data() + text.size() ? std::optional{value}
                                                                      : std::nullopt;
}

[[noreturn]] void refuse(column const& of, std::string const& value, char const* wanted) {
    throw input_error{"'{}' is '{}', which is no {}", of.name, value, wanted};
}

expression_pointer number(column const& of, std::string const& value) {
    if (auto const whole = whole_number<std::int64_t>(value)) {
        return cql2::make(of.name, *whole);
    }
    auto const real = whole_number<double>(value);
    if (!real || !(*real - *real == 0)) { // nor infinite
        refuse(of, value, "number");
    }
    return cql2::make(of.name, *real);
}

/// GDAL writes 1 and 0.
expression_pointer truth(column const& of, std::string const& value) {
    bool const yes = value == "true" || value == "1";
    if (!yes && value != "false" && value != "0") {
        refuse(of, value, "boolean: true or false");
    }
    return cql2::make(of.name, yes);
}

expression_pointer time(column const& of, std::string const& value) {
    auto const found = cql2::read_loosely(value);
    if (!found) {
        refuse(of, value, "date or time (RFC 3339)");
    }
    return cql2::make(of.name, *found);
}

expression_pointer literal(column const& of, std::string const& value) {
    switch (of.type) {
    case column_type::integer:
    case column_type::real:
        return number(of, value);
    case column_type::boolean:
        return truth(of, value);
    case column_type::temporal:
        return time(of, value);
    default:
        return cql2::make(of.name, value);
    }
}

expression_pointer join(cql2::op how, std::vector<expression_pointer> parts) {
    return cql2::make(std::string{}, cql2::operation{how, std::move(parts)});
}

} // namespace

std::vector<parameter> property_parameters(collection_info const& collection) {
    std::vector<parameter> result;
    for (auto const* const column : offered(collection)) {
        result.push_back(
            {column->name,
             fmt::format("Features whose {} is just this{}.", column->name,
                         column->type == column_type::boolean ? "; 1 and 0 are true and false, too"
                                                              : ""),
             {{"type", json_type_name(column->type)}}});
    }
    return result;
}

std::vector<std::string> property_parameter_names(collection_info const& collection) {
    std::vector<std::string> result;
    for (auto const* const column : offered(collection)) {
        result.push_back(column->name);
    }
    return result;
}

std::vector<parameter> all_item_parameters(collection_info const& collection) {
    auto result = collection.joined_set ? joined_parameters() : item_parameters();
    std::ranges::move(property_parameters(collection), std::back_inserter(result));
    return result;
}

expression_pointer with_properties(expression_pointer filter, collection_info const& collection,
                                   query::parameters const& stated) {
    std::vector<expression_pointer> parts;
    if (filter) {
        parts.push_back(std::move(filter));
    }
    for (auto const* const each : offered(collection)) {
        if (auto const value = stated.get(each->name)) {
            parts.push_back(
                join(cql2::op::equal,
                     {cql2::make(each->name, cql2::property{each->name}), literal(*each, *value)}));
        }
    }
    if (parts.size() < 2) {
        return parts.empty() ? nullptr : parts.front();
    }
    return join(cql2::op::both, std::move(parts));
}

} // namespace trygg::api

#include "cql2/columns.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "cql2/arrays.hpp"

#include <cmath>

namespace trygg::cql2 {

namespace {

using snapshot::column;
using snapshot::column_type;
using snapshot::dictionary;

char const* called(column_type type) {
    switch (type) {
    case column_type::integer:
        return "a whole number";
    case column_type::real:
        return "a number";
    case column_type::boolean:
        return "true or false";
    case column_type::text:
        return "text";
    case column_type::json:
        return "a list";
    case column_type::temporal:
        return "a date or time";
    }
    return "";
}

operand::source text_in(column const& c) {
    return compute<std::string_view>([&c](std::size_t row) -> std::optional<std::string_view> {
        auto const word = c.words[row];
        return word == dictionary::null ? std::nullopt : std::optional{c.texts.text(word)};
    });
}

operand::source time_in(column const& c) {
    return time_operand{compute<period>([&c](std::size_t row) -> std::optional<period> {
        auto const word = c.words[row];
        if (word == dictionary::null || c.spans[word] == snapshot::never) {
            return std::nullopt;
        }
        auto const at = instant_of(c.spans[word], c.nanoseconds.empty() ? 0 : c.nanoseconds[word]);
        return period{at, at};
    })};
}

operand::source array_in(column const& c) {
    return compute<elements>([&c](std::size_t row) {
        auto const word = c.words[row];
        return word == dictionary::null ? std::nullopt : elements_of_json(c.texts.text(word));
    });
}

operand::source value_in(column const& c) {
    switch (c.type) {
    case column_type::integer:
        return compute<number>([&c](std::size_t row) -> std::optional<number> {
            auto const value = c.integers[row];
            return value == snapshot::no_integer ? std::nullopt
                                                 : std::optional{number::from(value)};
        });
    case column_type::real:
        return compute<number>([&c](std::size_t row) -> std::optional<number> {
            auto const value = c.reals[row];
            return std::isnan(value) ? std::nullopt : std::optional{number::from(value)};
        });
    case column_type::boolean:
        return test([&c](std::size_t row) {
            auto const value = c.integers[row];
            return value == snapshot::no_integer ? truth::unknown : truth_of(value != 0);
        });
    case column_type::temporal:
        return time_in(c);
    case column_type::json:
        return array_in(c);
    case column_type::text:
        break;
    }
    return text_in(c);
}

operand of_column(column const& c, std::string place) {
    bool const has_words = !c.words.empty();
    return {.value = value_in(c),
            .needs = {has_words ? &c : nullptr, !has_words},
            .said = fmt::format("the property '{}' ({})", c.name, called(c.type)),
            .place = std::move(place),
            .column = &c};
} // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): the variant owns it

operand of_ids(snapshot::feature_ids const& ids, std::string place) {
    operand result{.value = predicate_pointer{},
                   .needs = {nullptr, true},
                   .said = ids.are_numbers() ? "the feature's id (a whole number)"
                                             : "the feature's id (text)",
                   .place = std::move(place)};
    if (ids.are_numbers()) {
        result.value = compute<number>([&all = ids.numbers()](std::size_t row) {
            return std::optional{number::from(all[row])};
        });
    } else {
        result.value = compute<std::string_view>([&all = ids.codes()](std::size_t row) {
            return std::optional<std::string_view>{all[row]};
        });
    }
    return result;
}

[[noreturn]] void refuse_unknown(snapshot::table const& table, std::string const& name,
                                 std::string const& place) {
    std::vector<std::string> known{"id", "geometry"};
    for (auto const& c : table.properties) {
        known.push_back(c->name);
    }
    throw input_error{"'filter' {}: {} has no property '{}'{}", place, table.id, name,
                      did_you_mean(name, known)};
}

} // namespace

operand property_of(snapshot::table const& table, std::string const& name, std::string place) {
    if (auto const* found = table.find(name)) {
        return of_column(*found, std::move(place));
    }
    if (name == "id") {
        return of_ids(*table.ids, std::move(place));
    }
    if (name == "geometry" || name == "geom") {
        return {.value = geometry_operand{},
                .needs = {nullptr, true},
                .said = fmt::format("the property '{}' (a geometry)", name),
                .place = std::move(place)};
    }
    refuse_unknown(table, name, place);
}

void mixed_times_to_text(operand& of) {
    bool const mixed = of.is<time_operand>() && of.column != nullptr &&
                       snapshot::kind_of_times(*of.column) == snapshot::time_kind::mixed;
    if (mixed) {
        of.value = text_in(*of.column);
    }
}

predicate_pointer is_missing(snapshot::table const& table, operand const& of) {
    if (of.column == nullptr) {
        bool const is_geometry = of.is<geometry_operand>();
        return test([is_geometry, &shapes = *table.shapes](std::size_t row) {
            return truth_of(is_geometry && !shapes.has(row));
        });
    }
    auto const& c = *of.column;
    switch (c.type) {
    case column_type::integer:
    case column_type::boolean:
        return test(
            [&c](std::size_t row) { return truth_of(c.integers[row] == snapshot::no_integer); });
    case column_type::real:
        return test([&c](std::size_t row) { return truth_of(std::isnan(c.reals[row])); });
    default:
        return test([&c](std::size_t row) { return truth_of(c.words[row] == dictionary::null); });
    }
}

} // namespace trygg::cql2

#include "cql2/bind.hpp"

#include "base/error.hpp"
#include "cql2/arrays.hpp"
#include "cql2/calculation.hpp"
#include "cql2/columns.hpp"
#include "cql2/comparison.hpp"
#include "cql2/folding.hpp"
#include "cql2/letters.hpp"
#include "cql2/logic.hpp"
#include "cql2/spatial.hpp"
#include "cql2/temporal.hpp"

namespace trygg::cql2 {

namespace {

/// CASEI or ACCENTI of a text.
class folded final : public node<std::string_view> {
public:
    folded(text_source inner, op which)
        : m_inner(std::move(inner)), m_fold(which == op::casei ? without_case : without_accents) {}

    std::optional<std::string_view> at(std::size_t row) const override {
        auto const text = m_inner->at(row);
        if (!text) {
            return std::nullopt;
        }
        m_last = m_fold(*text);
        return m_last;
    }

private:
    text_source m_inner;
    std::string (*m_fold)(std::string_view);
    mutable std::string m_last;
};

class binder {
public:
    binder(snapshot::table const& table, model::crs const& in) : m_table(table), m_crs(in) {}

    operand bind(expression const& from) const {
        return std::visit([this, &from](auto const& what) { return this->of(what, from.place); },
                          from.what);
    }

private:
    static operand of(bool value, std::string const& place) {
        return condition(test([value](std::size_t) { return truth_of(value); }), {}, place);
    }
    static operand of(std::int64_t value, std::string const& place) {
        return number_operand(number::from(value), place);
    }
    static operand of(double value, std::string const& place) {
        return number_operand(number::from(value), place);
    }
    static operand number_operand(std::optional<number> value, std::string const& place) {
        return {
            .value = std::make_unique<constant<number>>(value), .said = "a number", .place = place};
    }

    static operand of(std::string const& text, std::string const& place) {
        constexpr std::size_t enough = 40;
        return {.value = std::make_unique<constant_text>(text),
                .said = fmt::format("the text '{}'", text.substr(0, enough)),
                .place = place};
    }

    operand of(property const& name, std::string const& place) const {
        return property_of(m_table, name.name, place);
    }

    static operand of(instant const& value, std::string const& place) {
        return {.value = time_operand{std::make_unique<constant<period>>(period{value, value})},
                .said = "a date or time",
                .place = place};
    }

    operand of(interval const& value, std::string const& place) const {
        auto first = bound(value.first, past, place), last = bound(value.last, future, place);
        auto const needs = first.needs.with(last.needs);
        auto start = take_instant(first), end = take_instant(last);
        if (needs.is_constant()) {
            auto const from = start->at(0), to = end->at(0);
            if (from && to && std::is_gt(compare(from->start, to->end))) {
                throw input_error{"'filter' {}: the INTERVAL ends before it begins", place};
            }
        }
        auto joined = compute<period>([start = std::move(start), end = std::move(end)](
                                          std::size_t row) -> std::optional<period> {
            auto const from = start->at(row), to = end->at(row);
            return from && to ? std::optional{period{from->start, to->end}} : std::nullopt;
        });
        return {.value = time_operand{std::move(joined), true},
                .needs = needs,
                .said = "an interval",
                .place = place};
    }

    operand bound(expression_pointer const& given, instant const& open,
                  std::string const& place) const {
        return given ? bind(*given) : of(open, place);
    }

    static node_pointer<period> take_instant(operand& from) {
        auto time = take<time_operand>(from, "INTERVAL", "dates and times");
        if (time.is_interval) {
            refuse(from, "INTERVAL", "dates and times");
        }
        return std::move(time.value);
    }

    operand of(shape const& written, std::string const& place) const {
        return geometry(std::make_shared<literal_shape>(written, m_crs, place), place);
    }
    operand of(bounding_box const& written, std::string const& place) const {
        return geometry(std::make_shared<literal_shape>(written, m_crs, place), place);
    }
    static operand geometry(std::shared_ptr<literal_shape> made, std::string const& place) {
        return {.value = geometry_operand{std::move(made)}, .said = "a geometry", .place = place};
    }

    /// Lists of values; those of IN are bound with their IN.
    operand of(list const& items, std::string const& place) const {
        elements found;
        for (auto const& item : items.items) {
            auto one = bind(*item);
            if (!one.needs.is_constant()) {
                refuse(one, "a list", "texts, numbers, true and false");
            }
            found.push_back(element(one));
        }
        std::ranges::sort(found);
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return {.value = std::make_unique<constant<elements>>(std::move(found)),
                .said = "a list",
                .place = place};
    }

    static std::string element(operand& from) {
        if (auto* text = from.get<text_source>()) {
            return element_of(*(*text)->at(0));
        }
        if (auto* yes = from.get<truth_source>()) {
            return element_of((*yes)->at(0) == truth::yes);
        }
        auto const value = take<number_source>(from, "a list", "texts, numbers, true and false");
        return element_of(value->at(0).value_or(number{}));
    }

    operand of(arithmetic const& given, std::string const& place) const {
        auto first = bind(*given.first);
        auto needs = first.needs;
        auto const who = fmt::format("'{}'", name_of(given.steps.front().which));
        auto value = take<number_source>(first, who, "numbers");
        std::vector<std::pair<op, number_source>> steps;
        for (auto const& step : given.steps) {
            auto by = bind(*step.by);
            needs = needs.with(by.needs);
            steps.emplace_back(
                step.which,
                take<number_source>(by, fmt::format("'{}'", name_of(step.which)), "numbers"));
        }
        auto result =
            compute<number>([value = std::move(value), steps = std::move(steps)](std::size_t row) {
                auto so_far = value->at(row);
                for (auto const& [which, by] : steps) {
                    auto const other = so_far ? by->at(row) : std::nullopt;
                    so_far = other ? calculate(*so_far, which, *other) : std::nullopt;
                }
                return so_far;
            });
        if (needs.is_constant()) {
            return number_operand(result->at(0), place);
        }
        return {.value = std::move(result), .needs = needs, .said = "a number", .place = place};
    }

    operand of(operation const& given, std::string const& place) const {
        if (given.which == op::in) {
            return in_list(given, place);
        }
        std::vector<operand> arguments;
        for (auto const& one : given.arguments) {
            arguments.push_back(bind(*one));
        }
        if (given.which <= op::negation) {
            return combine(given.which, std::move(arguments), m_table.shapes->points_only(), place);
        }
        return call(given.which, std::move(arguments), place);
    }

    operand call(op which, std::vector<operand> arguments, std::string const& place) const {
        auto& first = arguments.front();
        if (is_comparison(which)) {
            return compare(which, std::move(first), std::move(arguments[1]), place);
        }
        if (is_temporal(which)) {
            return temporal(which, std::move(first), std::move(arguments[1]), place);
        }
        if (is_array(which)) {
            return arrays(which, first, arguments[1], place);
        }
        switch (which) {
        case op::like:
            return like(std::move(first), std::move(arguments[1]), place);
        case op::between:
            return between(std::move(first), std::move(arguments[1]), std::move(arguments[2]),
                           place);
        case op::is_null:
            return null_test(first, place);
        case op::casei:
        case op::accenti:
            return fold(which, first, place);
        default:
            return space(which, first, arguments[1], place);
        }
    }

    operand in_list(operation const& given, std::string const& place) const {
        auto const* items = std::get_if<list>(&given.arguments[1]->what);
        if (items == nullptr || items->items.empty()) {
            throw input_error{"'filter' {}: IN takes a list of one value or more",
                              given.arguments[1]->place};
        }
        std::vector<operand> bound;
        for (auto const& item : items->items) {
            bound.push_back(bind(*item));
        }
        return among(bind(*given.arguments[0]), std::move(bound), place);
    }

    operand null_test(operand& of, std::string const& place) const {
        if (of.column == nullptr && !of.is<geometry_operand>()) {
            return value_missing(of, place);
        }
        auto const needs = of.needs;
        return condition(is_missing(m_table, of), needs, place);
    }

    static operand value_missing(operand& of, std::string const& place) {
        auto const needs = of.needs;
        if (auto* source = of.get<truth_source>()) {
            return condition(test([inner = std::move(*source)](std::size_t row) {
                                 return truth_of(inner->at(row) == truth::unknown);
                             }),
                             needs, place);
        }
        auto const missing = [&](auto source) {
            return condition(test([inner = std::move(source)](std::size_t row) {
                                 return truth_of(!inner->at(row));
                             }),
                             needs, place);
        };
        if (auto* source = of.get<number_source>()) {
            return missing(std::move(*source));
        }
        if (auto* source = of.get<text_source>()) {
            return missing(std::move(*source));
        }
        if (auto* source = of.get<time_operand>()) {
            return missing(std::move(source->value));
        }
        return missing(take<array_source>(of, "IS NULL", "a value"));
    }

    static operand fold(op which, operand& of, std::string const& place) {
        mixed_times_to_text(of);
        auto const needs = of.needs;
        auto made =
            std::make_unique<folded>(take<text_source>(of, upper(name_of(which)), "text"), which);
        if (needs.is_constant()) {
            auto const text = made->at(0);
            return {.value = std::make_unique<constant_text>(std::string{*text}),
                    .said = "a text",
                    .place = place};
        }
        return {
            .value = text_source{std::move(made)}, .needs = needs, .said = "text", .place = place};
    }

    static operand arrays(op which, operand& one, operand& other, std::string const& place) {
        auto const needs = one.needs.with(other.needs);
        auto const name = upper(name_of(which));
        auto left = take<array_source>(one, name, "lists");
        auto right = take<array_source>(other, name, "lists");
        return condition(compare_arrays(which, std::move(left), std::move(right)), needs, place);
    }

    operand space(op which, operand& one, operand& other, std::string const& place) const {
        auto const name = upper(name_of(which));
        auto const left = take<geometry_operand>(one, name, "geometries");
        auto const right = take<geometry_operand>(other, name, "geometries");
        auto const relation = *relation_of(which);
        auto result = condition(spatial(relation, left, right, *m_table.shapes, place),
                                one.needs.with(other.needs), place);
        auto const& written = left.written ? left.written : right.written;
        bool const bounds =
            written && !(left.written && right.written) && relation != geo::relation::disjoint;
        if (bounds) {
            result.within = written->envelope();
        }
        return result;
    }

    snapshot::table const& m_table;
    model::crs const& m_crs;
};

} // namespace

operand bind(expression const& parsed, snapshot::table const& table, model::crs const& in) {
    return binder{table, in}.bind(parsed);
}

} // namespace trygg::cql2

#include "cql2/comparison.hpp"

#include "cql2/columns.hpp"
#include "cql2/pairs.hpp"
#include "cql2/pattern.hpp"
#include "cql2/ranges.hpp"

#include <compare>

namespace trygg::cql2 {

namespace {

bool satisfies(op which, std::partial_ordering order) {
    switch (which) {
    case op::equal:
        return std::is_eq(order);
    case op::not_equal:
        return std::is_neq(order);
    case op::less:
        return std::is_lt(order);
    case op::less_equal:
        return std::is_lteq(order);
    case op::greater:
        return std::is_gt(order);
    default:
        return std::is_gteq(order);
    }
}

template <typename Value>
predicate_pointer compare_values(op which, node_pointer<Value> left, node_pointer<Value> right) {
    return test([which, left = std::move(left), right = std::move(right)](std::size_t row) {
        auto const a = left->at(row);
        if (!a) {
            return truth::unknown;
        }
        auto const b = right->at(row);
        return b ? truth_of(satisfies(which, order_of(*a, *b))) : truth::unknown;
    });
}

/// false < true
predicate_pointer compare_truths(op which, predicate_pointer left, predicate_pointer right) {
    return test([which, left = std::move(left), right = std::move(right)](std::size_t row) {
        auto const a = left->at(row), b = right->at(row);
        return a == truth::unknown || b == truth::unknown ? truth::unknown
                                                          : truth_of(satisfies(which, a <=> b));
    });
}

/// A word of a column against a text: only numbers of words are compared.
predicate_pointer compare_word(op which, snapshot::column const& c, std::string_view text) {
    auto const word = c.texts.find(text);
    return test([&words = c.words, word, equal = which == op::equal](std::size_t row) {
        return words[row] == snapshot::dictionary::null ? truth::unknown
                                                        : truth_of((words[row] == word) == equal);
    });
}

predicate_pointer compare_texts(op which, operand& left, operand& right) {
    bool const by_word = which == op::equal || which == op::not_equal;
    if (by_word && left.column != nullptr && right.needs.is_constant()) {
        return compare_word(which, *left.column, *(*right.get<text_source>())->at(0));
    }
    return compare_values(which, std::move(*left.get<text_source>()),
                          std::move(*right.get<text_source>()));
}

/// A column of numbers against a number that is known.
predicate_pointer compare_numbers(op which, operand& left, operand& right) {
    if (left.column != nullptr && right.needs.is_constant()) {
        if (auto const known = (*right.get<number_source>())->at(0)) {
            return in_range(*left.column, which, *known);
        }
    }
    return compare_values(which, std::move(*left.get<number_source>()),
                          std::move(*right.get<number_source>()));
}

predicate_pointer compare_checked(op which, operand& left, operand& right) {
    if (left.is<text_source>()) {
        return compare_texts(which, left, right);
    }
    if (left.is<number_source>()) {
        return compare_numbers(which, left, right);
    }
    if (auto* time = left.get<time_operand>()) {
        return compare_values(which, std::move(time->value),
                              std::move(right.get<time_operand>()->value));
    }
    return compare_truths(which, std::move(*left.get<truth_source>()),
                          std::move(*right.get<truth_source>()));
}

/// value >= lowest and value <= highest.
template <typename Value>
predicate_pointer between_values(node_pointer<Value> value, node_pointer<Value> lowest,
                                 node_pointer<Value> highest) {
    return test([value = std::move(value), lowest = std::move(lowest),
                 highest = std::move(highest)](std::size_t row) {
        auto const v = value->at(row);
        if (!v) {
            return truth::unknown;
        }
        auto const a = lowest->at(row), b = highest->at(row);
        if ((a && std::is_lt(order_of(*v, *a))) || (b && std::is_gt(order_of(*v, *b)))) {
            return truth::no;
        }
        return a && b ? truth::yes : truth::unknown;
    });
}

predicate_pointer between_numbers(operand& value, operand& lowest, operand& highest) {
    auto &low = *lowest.get<number_source>(), &high = *highest.get<number_source>();
    if (value.column != nullptr && lowest.needs.is_constant() && highest.needs.is_constant()) {
        auto const from = low->at(0), to = high->at(0);
        if (from && to) {
            return in_range(*value.column, *from, *to);
        }
    }
    return between_values(std::move(*value.get<number_source>()), std::move(low), std::move(high));
}

} // namespace

operand compare(op which, operand left, operand right, std::string place) {
    check_pair(left, right, place);
    if (left.needs.is_constant() && !right.needs.is_constant()) {
        std::swap(left, right);
        which = mirrored(which);
    }
    auto const needs = left.needs.with(right.needs);
    bool const is_quick = left.is<text_source>() && left.column != nullptr &&
                          right.needs.is_constant() &&
                          (which == op::equal || which == op::not_equal);
    return condition(compare_checked(which, left, right),
                     is_quick ? dependence{nullptr, true} : needs, std::move(place));
}

operand between(operand value, operand lowest, operand highest, std::string place) {
    check_pair(value, lowest, place);
    check_pair(value, highest, place);
    check_pair(value, lowest, place); // the second one may have made the value a text
    auto const needs = value.needs.with(lowest.needs).with(highest.needs);
    if (value.is<number_source>()) {
        return condition(between_numbers(value, lowest, highest), needs, std::move(place));
    }
    if (!value.is<time_operand>()) {
        refuse(value, "BETWEEN", "numbers or dates and times");
    }
    auto const time = [](operand& from) {
        return std::move(from.get<time_operand>()->value);
    };
    return condition(between_values(time(value), time(lowest), time(highest)), needs,
                     std::move(place));
}

operand like(operand value, operand written, std::string place) {
    mixed_times_to_text(value);
    auto text = take<text_source>(value, "LIKE", "text");
    if (!written.needs.is_constant() || !written.is<text_source>()) {
        refuse(written, "LIKE", "a pattern in quotes");
    }
    pattern const wanted{*(*written.get<text_source>())->at(0)};
    return condition(test([text = std::move(text), wanted](std::size_t row) {
                         auto const one = text->at(row);
                         return one ? truth_of(wanted.matches(*one)) : truth::unknown;
                     }),
                     value.needs, std::move(place));
}

} // namespace trygg::cql2

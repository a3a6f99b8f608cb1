#include "cql2/comparison.hpp"

#include "base/error.hpp"
#include "cql2/columns.hpp"
#include "cql2/pattern.hpp"
#include "cql2/ranges.hpp"

#include <compare>
#include <unordered_set>

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

std::partial_ordering order_of(std::string_view a, std::string_view b) { return a <=> b; }
std::partial_ordering order_of(period const& a, period const& b) {
    return compare(a.start, b.start);
}
std::partial_ordering order_of(number const& a, number const& b) { return order_of_numbers(a, b); }

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

[[noreturn]] void refuse_pair(operand const& left, operand const& right, std::string const& place) {
    throw input_error{"'filter' {}: {} cannot be compared with {}", place, left.said, right.said};
}

/// A text in quotes beside a date or time becomes one.
void make_time(operand& text, operand& beside) {
    auto const* source = text.get<text_source>();
    if (source == nullptr || !text.needs.is_constant() || !beside.is<time_operand>()) {
        return;
    }
    auto const written = (*source)->at(0);
    auto const found = written ? read_loosely(*written) : std::nullopt;
    if (!found) {
        mixed_times_to_text(beside);
        return;
    }
    text.value = time_operand{std::make_unique<constant<period>>(period{*found, *found})};
    text.said = "a date or time";
}

bool is_interval(operand& one) {
    auto const* time = one.get<time_operand>();
    return time != nullptr && time->is_interval;
}

/// Throws when the two are not of one comparable type.
void check_pair(operand& left, operand& right, std::string const& place) {
    make_time(left, right);
    make_time(right, left);
    bool const comparable = !left.is<geometry_operand>() && !left.is<array_source>() &&
                            !is_interval(left) && !is_interval(right);
    if (left.value.index() != right.value.index() || !comparable) {
        refuse_pair(left, right, place);
    }
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

bool all_constant(std::vector<operand> const& items) {
    return std::ranges::all_of(items, [](operand const& o) { return o.needs.is_constant(); });
}

predicate_pointer among_texts(operand& value, std::vector<operand>& items) {
    std::unordered_set<std::string_view> known;
    for (auto& item : items) {
        known.insert(*(*item.get<text_source>())->at(0));
    }
    // The items own the texts.
    return test([value = std::move(*value.get<text_source>()), known = std::move(known),
                 kept = std::move(items)](std::size_t row) {
        auto const text = value->at(row);
        return text ? truth_of(known.contains(*text)) : truth::unknown;
    });
}

predicate_pointer among_numbers(operand& value, std::vector<operand>& items) {
    std::vector<number> known;
    for (auto& item : items) {
        if (auto const one = (*item.get<number_source>())->at(0)) {
            known.push_back(*one);
        }
    }
    bool const any_missing = known.size() < items.size();
    auto const less = [](number const& a, number const& b) {
        return std::is_lt(order_of_numbers(a, b));
    };
    std::ranges::sort(known, less);
    return test([value = std::move(*value.get<number_source>()), known = std::move(known), less,
                 any_missing](std::size_t row) {
        auto const one = value->at(row);
        if (!one) {
            return truth::unknown;
        }
        bool const found = std::ranges::binary_search(known, *one, less);
        return found ? truth::yes : any_missing ? truth::unknown : truth::no;
    });
}

/// value = first or value = second …, all asked of one node for the value.
template <typename Value>
predicate_pointer among_values(node_pointer<Value> value, std::vector<node_pointer<Value>> items) {
    return test([value = std::move(value), items = std::move(items)](std::size_t row) {
        auto const one = value->at(row);
        if (!one) {
            return truth::unknown;
        }
        auto result = truth::no;
        for (auto const& item : items) {
            auto const other = item->at(row);
            if (other && std::is_eq(order_of(*one, *other))) {
                return truth::yes;
            }
            result = other ? result : truth::unknown;
        }
        return result;
    });
}

predicate_pointer among_truths(predicate_pointer value, std::vector<predicate_pointer> items) {
    return test([value = std::move(value), items = std::move(items)](std::size_t row) {
        auto const one = value->at(row);
        auto result = truth::no;
        for (auto const& item : items) {
            auto const other = item->at(row);
            if (one != truth::unknown && other == one) {
                return truth::yes;
            }
            result = other == truth::unknown ? other : result;
        }
        return one == truth::unknown ? one : result;
    });
}

template <typename Source>
std::vector<Source> taken(std::vector<operand>& items) {
    std::vector<Source> result;
    for (auto& item : items) {
        result.push_back(std::move(*item.get<Source>()));
    }
    return result;
}

predicate_pointer among_checked(operand& value, std::vector<operand>& items) {
    if (value.is<text_source>()) {
        return all_constant(items)
                   ? among_texts(value, items)
                   : among_values(std::move(*value.get<text_source>()), taken<text_source>(items));
    }
    if (value.is<number_source>()) {
        return all_constant(items) ? among_numbers(value, items)
                                   : among_values(std::move(*value.get<number_source>()),
                                                  taken<number_source>(items));
    }
    if (auto* time = value.get<time_operand>()) {
        std::vector<node_pointer<period>> times;
        for (auto& item : items) {
            times.push_back(std::move(item.get<time_operand>()->value));
        }
        return among_values(std::move(time->value), std::move(times));
    }
    return among_truths(std::move(*value.get<truth_source>()), taken<truth_source>(items));
} // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): the one who asks owns it

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

operand among(operand value, std::vector<operand> items, std::string place) {
    auto needs = value.needs;
    for (auto& item : items) {
        check_pair(value, item, place);
        needs = needs.with(item.needs);
    }
    for (auto& item : items) { // a later one may have made the value a text
        check_pair(value, item, place);
    }
    return condition(among_checked(value, items), needs, std::move(place));
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

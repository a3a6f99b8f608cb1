#include "cql2/comparison.hpp"
#include "cql2/pairs.hpp"

#include <algorithm>
#include <unordered_set>

namespace trygg::cql2 {

namespace {

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

} // namespace trygg::cql2

#include "cql2/arrays.hpp"

#include "base/json_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace trygg::cql2 {

namespace {

using nlohmann::json;

/// 1 and 1.0 are the same.
std::string element_of_json(json const& value) {
    return value.is_number() ? element_of(number::from(value.get<double>())) : value.dump();
}

bool share(elements const& one, elements const& other) {
    return std::ranges::any_of(one,
                               [&](auto const& e) { return std::ranges::binary_search(other, e); });
}

bool answer(op which, elements const& one, elements const& other) {
    switch (which) {
    case op::a_contains:
        return std::ranges::includes(one, other);
    case op::a_contained_by:
        return std::ranges::includes(other, one);
    case op::a_overlaps:
        return share(one, other);
    default:
        return one == other;
    }
}

} // namespace

std::optional<elements> elements_of_json(std::string_view text) {
    auto const read = json::parse(text, nullptr, false);
    if (!read.is_array()) {
        return std::nullopt;
    }
    elements result;
    for (auto const& item : read) {
        result.push_back(element_of_json(item));
    }
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::string element_of(bool value) { return value ? "true" : "false"; }

std::string element_of(number const& value) {
    std::string result;
    trygg::json::append_number(result, value.as_real());
    return result;
}

std::string element_of(std::string_view value) { return json(value).dump(); }

predicate_pointer compare_arrays(op which, array_source one, array_source other) {
    return test([which, one = std::move(one), other = std::move(other)](std::size_t row) {
        auto const a = one->at(row), b = other->at(row);
        return a && b ? truth_of(answer(which, *a, *b)) : truth::unknown;
    });
}

} // namespace trygg::cql2

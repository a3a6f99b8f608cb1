#include "snapshot/table.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>

namespace trygg::snapshot {

namespace {

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = problem == std::errc{} && end == text.data() + text.size();
    bool const usual = whole && std::to_string(value) == text; // not 01
    return usual ? std::optional{value} : std::nullopt;
}

template <typename Id>
std::optional<std::size_t> find_in(std::vector<Id> const& ids, Id const& wanted) {
    auto const found = std::ranges::lower_bound(ids, wanted);
    if (found == ids.end() || *found != wanted) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - ids.begin());
}

template <typename Id>
std::size_t from_in(std::vector<Id> const& ids, Id const& first) {
    return static_cast<std::size_t>(std::ranges::lower_bound(ids, first) - ids.begin());
}

template <typename Id>
std::size_t after_in(std::vector<Id> const& ids, Id const& last) {
    return static_cast<std::size_t>(std::ranges::upper_bound(ids, last) - ids.begin());
}

std::int64_t number_in_token(std::string_view id) {
    auto const number = number_of(id);
    if (!number) {
        throw input_error{"'token' is not one that this server gave: take it from a 'next' link"};
    }
    return *number;
}

} // namespace

void fill_spans(column& temporal) {
    auto const words = static_cast<std::uint32_t>(temporal.texts.size());
    temporal.spans.assign(words, never);
    temporal.nanoseconds.clear();
    for (std::uint32_t word = 1; word < words; ++word) {
        auto const text = temporal.texts.text(word);
        temporal.spans[word] = model::seconds_of(text).value_or(never);
        auto const fraction = model::nanoseconds_of(text);
        if (fraction != 0 && temporal.nanoseconds.empty()) {
            temporal.nanoseconds.resize(words);
        }
        if (fraction != 0) {
            temporal.nanoseconds[word] = fraction;
        }
    }
}

time_kind kind_of_times(column const& temporal) {
    constexpr std::size_t full_date = 10;
    bool dates = temporal.texts.size() > 1, timestamps = dates;
    for (std::uint32_t word = 1; word < temporal.texts.size(); ++word) {
        auto const& span = temporal.spans[word];
        bool const is_time = span != never;
        dates = dates && is_time && temporal.texts.text(word).size() == full_date;
        timestamps = timestamps && is_time && span.first == span.last;
    }
    return dates ? time_kind::dates : timestamps ? time_kind::timestamps : time_kind::mixed;
}

std::size_t feature_ids::size() const {
    return std::visit([](auto const& ids) { return ids.size(); }, m_ids);
}

std::optional<std::size_t> feature_ids::find(std::string_view id) const {
    if (!are_numbers()) {
        return find_in(codes(), std::string{id});
    }
    auto const number = number_of(id);
    return number ? find_in(numbers(), *number) : std::nullopt;
}

std::size_t feature_ids::from(std::string_view id) const {
    return are_numbers() ? from_in(numbers(), number_in_token(id))
                         : from_in(codes(), std::string{id});
}

std::size_t feature_ids::after(std::string_view id) const {
    return are_numbers() ? after_in(numbers(), number_in_token(id))
                         : after_in(codes(), std::string{id});
}

std::string feature_ids::text(std::size_t row) const {
    return are_numbers() ? std::to_string(numbers()[row]) : codes()[row];
}

column const* table::find(std::string_view name) const {
    auto const found =
        std::ranges::find_if(properties, [&](auto const& c) { return c->name == name; });
    return found == properties.end() ? nullptr : found->get();
}

} // namespace trygg::snapshot

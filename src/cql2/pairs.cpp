#include "cql2/pairs.hpp"

#include "base/error.hpp"
#include "cql2/columns.hpp"

namespace trygg::cql2 {

namespace {

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

} // namespace

void check_pair(operand& left, operand& right, std::string const& place) {
    make_time(left, right);
    make_time(right, left);
    bool const comparable = !left.is<geometry_operand>() && !left.is<array_source>() &&
                            !is_interval(left) && !is_interval(right);
    if (left.value.index() != right.value.index() || !comparable) {
        refuse_pair(left, right, place);
    }
}

} // namespace trygg::cql2

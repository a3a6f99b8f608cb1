/// \file The parameters datetime and period, and the times of rows.

#include "fuzz.hpp"

#include "base/time.hpp"
#include "model/when.hpp"
#include "query/datetime.hpp"

using namespace trygg;

namespace {

void check_times(std::string const& text) {
    if (auto const span = model::seconds_of(text)) {
        fuzz::require(span->first <= span->last, "a time does not end before it starts");
        fuzz::require(model::seconds_of(model::time_text(span->first))->first == span->first,
                      "a time that is written is read as the same");
    }
    if (auto const days = model::days_of(text)) {
        fuzz::require(days->first <= days->last, "a date does not end before it starts");
        fuzz::require(model::days_of(model::date_text(days->first))->first == days->first,
                      "a date that is written is read as the same");
    }
    if (auto const read = time::parse(text)) {
        fuzz::require(read->hour >= -1 && read->hour < 24, "an hour is one of the day");
        fuzz::require(model::days_of(read->text).has_value(), "a date that is read can be stored");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text_of(data, size);
    fuzz::accepted([&] {
        auto const span = query::parse_datetime(text);
        fuzz::require(span.first <= span.last, "an interval does not end before it starts");
        auto const days = query::days_touched(span);
        fuzz::require(days.first <= days.last, "nor do its days");
    });
    fuzz::accepted([&] {
        auto const days = query::parse_period(text);
        fuzz::require(days.first <= days.last, "a period does not end before it starts");
    });
    check_times(text);
    return 0;
}

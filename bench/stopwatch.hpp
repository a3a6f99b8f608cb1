#pragma once
/// \file Processor time of this program, which other programs' load disturbs least.

#include <sys/resource.h>

#include <algorithm>
#include <vector>

namespace trygg::bench {

/// Seconds that this process has computed (not: waited for others, or for the kernel).
inline double user_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec) +
           static_cast<double>(used.ru_utime.tv_usec) / 1e6;
}

/// User seconds of one call.
template <typename Work>
double seconds_of(Work work) {
    auto const start = user_seconds();
    work();
    return user_seconds() - start;
}

inline double median(std::vector<double> values) {
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace trygg::bench

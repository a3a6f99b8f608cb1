#include "publish/limits.hpp"

#include "store/protection.hpp"

#include <algorithm>

namespace trygg::publish {

namespace {

/// The first that is stated holds. One that is broken may have been meant to be stricter than the
/// next: that then protects at least as usual.
std::int64_t limit_of(snapshot::snapshot const& data, std::string const& name, char const* key,
                      store::protection_limit const& of) {
    std::int64_t least = 0;
    for (auto const& each : {std::string{key} + "." + name, std::string{key}}) {
        if (auto const stated = data.setting(each)) {
            if (auto const number = store::parse_limit(*stated, of)) {
                return std::max(*number, least);
            }
            least = of.usual;
        }
    }
    return of.usual;
}

} // namespace

openness openness_of(snapshot::snapshot const& data, std::string const& dataset) {
    auto const stated = data.setting("public." + dataset);
    return stated == "points" ? openness::points
           : stated == "none" ? openness::nothing
                              : openness::counts;
}

std::int64_t k_of(snapshot::snapshot const& data, std::string const& name) {
    return limit_of(data, name, "k", store::limit_of_k);
}

std::int64_t n_min_of(snapshot::snapshot const& data, std::string const& name) {
    return limit_of(data, name, "n_min", store::limit_of_n_min);
}

} // namespace trygg::publish

#include "publish/limits.hpp"

#include "store/protection.hpp"

namespace trygg::publish {

namespace {

std::int64_t limit_of(snapshot::snapshot const& data, std::string const& name, char const* key,
                      store::protection_limit const& of) {
    for (auto const& each : {std::string{key} + "." + name, std::string{key}}) {
        if (auto const stated = data.setting(each)) {
            if (auto const number = store::parse_limit(*stated, of)) {
                return *number;
            }
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

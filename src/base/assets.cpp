#include "base/assets.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace trygg {

std::string_view asset_bytes(std::string_view name) {
    auto const all = assets();
    auto const found =
        std::lower_bound(all.begin(), all.end(), name,
                         [](asset const& a, std::string_view wanted) { return a.name < wanted; });
    if (found == all.end() || found->name != name) {
        throw not_found{"no embedded file {}", name};
    }
    return found->bytes;
}

} // namespace trygg

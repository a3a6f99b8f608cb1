#include "model/role.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace trygg::model {

namespace {

constexpr std::array<std::string_view, 4> names{"public", "staff", "editor", "admin"};

} // namespace

std::string_view name_of(role which) { return names.at(static_cast<std::size_t>(which)); }

std::optional<role> role_of(std::string_view name) {
    auto const* const found = std::ranges::find(names, name);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<role>(found - names.begin());
}

} // namespace trygg::model

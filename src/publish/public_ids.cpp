#include "publish/public_ids.hpp"

#include "secret/digest.hpp"

#include <algorithm>

namespace trygg::publish {

std::int64_t public_ids::of(std::string_view name) const {
    constexpr std::uint64_t most = (std::uint64_t{1} << 53) - 1;
    auto const number = secret::short_keyed(m_secret, name);
    return static_cast<std::int64_t>(std::max<std::uint64_t>(number & most, 1));
}

} // namespace trygg::publish

#include "publish/public_ids.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace trygg::publish {

std::int64_t public_ids::of(std::string_view name) const {
    std::array<unsigned char, crypto_shorthash_KEYBYTES> key{};
    std::copy_n(m_secret.begin(), std::min(m_secret.size(), key.size()), key.begin());
    std::array<unsigned char, crypto_shorthash_BYTES> sum{};
    std::string bytes{name};
    crypto_shorthash(sum.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                     key.data());
    std::uint64_t number = 0;
    for (auto const byte : sum) {
        number = number << 8 | byte;
    }
    constexpr std::uint64_t most = (std::uint64_t{1} << 53) - 1;
    return static_cast<std::int64_t>(std::max<std::uint64_t>(number & most, 1));
}

} // namespace trygg::publish

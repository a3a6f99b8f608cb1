#include "secret/digest.hpp"

#include <sodium.h>

#include <algorithm>

namespace trygg::secret {

namespace {

crypto_generichash_state* blake(std::array<unsigned char, 384>& bytes) {
    static_assert(sizeof(crypto_generichash_state) <= 384 &&
                  alignof(crypto_generichash_state) <= 64);
    return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}

crypto_hash_sha256_state* sha(std::array<unsigned char, 104>& bytes) {
    static_assert(sizeof(crypto_hash_sha256_state) <= 104 &&
                  alignof(crypto_hash_sha256_state) <= 8);
    return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}

unsigned char const* data_of(std::string_view bytes) {
    return reinterpret_cast<unsigned char const*>(bytes.data());
}

std::string hex_of(unsigned char const* bytes, std::size_t size) {
    std::string text(size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, size);
    text.pop_back(); // sodium ends it with a zero
    return text;
}

} // namespace

digest::digest(std::size_t bytes, std::string_view key) : m_size(bytes) {
    crypto_generichash_init(blake(m_state), key.empty() ? nullptr : data_of(key), key.size(),
                            bytes);
}

digest& digest::add(std::string_view bytes) {
    crypto_generichash_update(blake(m_state), data_of(bytes), bytes.size());
    return *this;
}

std::string digest::hex() {
    std::array<unsigned char, crypto_generichash_BYTES_MAX> sum{};
    crypto_generichash_final(blake(m_state), sum.data(), m_size);
    return hex_of(sum.data(), m_size);
}

std::string fingerprint(std::string_view text) { return digest{}.add(text).hex(); }

std::string keyed(std::string_view key, std::string_view text) {
    return digest{32, key}.add(text).hex();
}

std::uint64_t short_keyed(std::string_view key, std::string_view text) {
    std::array<unsigned char, crypto_shorthash_KEYBYTES> start{};
    std::copy_n(key.begin(), std::min(key.size(), start.size()), start.begin());
    std::array<unsigned char, crypto_shorthash_BYTES> sum{};
    crypto_shorthash(sum.data(), data_of(text), text.size(), start.data());
    std::uint64_t number = 0;
    for (auto const byte : sum) {
        number = number << 8 | byte;
    }
    return number;
}

sha256::sha256() { crypto_hash_sha256_init(sha(m_state)); }

void sha256::add(std::string_view bytes) {
    crypto_hash_sha256_update(sha(m_state), data_of(bytes), bytes.size());
}

std::string sha256::hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> sum{};
    crypto_hash_sha256_final(sha(m_state), sum.data());
    return hex_of(sum.data(), sum.size());
}

bool same(std::string_view one, std::string_view other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

} // namespace trygg::secret

#pragma once
/// \file Fingerprints of bytes.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace trygg::secret {

/// BLAKE2b over bytes that come in pieces.
class digest {
public:
    /// Gives that many bytes, 16 to 64; with a key (at most 64 bytes) only who has it gets the
    /// same.
    explicit digest(std::size_t bytes = 32, std::string_view key = {});
    digest& add(std::string_view bytes);

    /// As hex. Once.
    std::string hex();

private:
    static constexpr std::size_t state_size = 384;
    alignas(64) std::array<unsigned char, state_size> m_state;
    std::size_t m_size;
};

/// 256 bits of `text`, as hex: what is kept of a token or of a session's id.
std::string fingerprint(std::string_view text);

/// 256 bits that only who has `key` can work out, as hex.
std::string keyed(std::string_view key, std::string_view text);

/// 64 bits that only who has `key` can work out (SipHash-2-4). Of the key the first 16 bytes count.
std::uint64_t short_keyed(std::string_view key, std::string_view text);

/// SHA-256 over bytes that come in pieces.
class sha256 {
public:
    sha256();
    void add(std::string_view bytes);
    std::string hex(); ///< once

private:
    static constexpr std::size_t state_size = 104;
    alignas(8) std::array<unsigned char, state_size> m_state;
};

/// Whether two texts are the same; takes as long whatever they hold.
bool same(std::string_view one, std::string_view other);

} // namespace trygg::secret

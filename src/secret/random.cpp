#include "secret/random.hpp"

#include <sodium.h>

#include <cstdint>
#include <stdexcept>
#include <vector>

namespace trygg::secret {

namespace {

/// libsodium must be started once; without random numbers there are no secrets.
void start() {
    static bool const started = sodium_init() >= 0;
    if (!started) {
        throw std::runtime_error{"the system gives no random numbers"};
    }
}

} // namespace

std::string random_text(std::size_t bytes) {
    start();
    std::vector<unsigned char> random(bytes);
    randombytes_buf(random.data(), random.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), variant);
    text.pop_back(); // sodium ends it with a zero
    return text;
}

std::string random_letters(std::string_view letters, std::size_t count) {
    start();
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return text;
}

std::string random_password() {
    std::string text;
    for (int group = 0; group < 4; ++group) {
        text += group > 0 ? "-" : "";
        text += random_letters("abcdefghjkmnpqrstuvwxyz23456789", 5);
    }
    return text;
}

} // namespace trygg::secret

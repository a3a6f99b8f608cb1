#include "secret/password.hpp"

#include "base/busy.hpp"

#include <sodium.h>

#include <array>

namespace trygg::secret {

namespace {

/// Of a password that nobody has, so that an unknown name costs as much as a known one.
constexpr char const* nobodys = "$argon2id$v=19$m=65536,t=2,p=1$UcLJiF0krO/"
                                "f7Uo0iU57BA$Sdo08++ZqJH5/vadsNk6HEeVVlsRd2IoacYBmJ+W1Jw";

} // namespace

std::string hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (sodium_init() < 0 || crypto_pwhash_str_alg(text.data(), password.data(), password.size(),
                                                   crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                                   crypto_pwhash_MEMLIMIT_INTERACTIVE,
                                                   crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw no_room{"there are no 64 MiB of memory to hash a password with"};
    }
    return text.data();
}

bool is_password(std::string const& hash, std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> known{};
    std::string const compared = hash.empty() ? nobodys : hash;
    compared.copy(known.data(), known.size() - 1);
    bool const fits = crypto_pwhash_str_verify(known.data(), password.data(), password.size()) == 0;
    return fits && !hash.empty();
}

void forget(std::string& secret) {
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

} // namespace trygg::secret

#include "secret/base64.hpp"
#include "secret/digest.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace trygg::secret;

TEST_CASE("BLAKE2b gives what other programs give, also in pieces") {
    // Python: hashlib.blake2b(b"abc", digest_size=32).hexdigest()
    CHECK(fingerprint("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(digest{32}.add("a").add("").add("bc").hex() == fingerprint("abc"));
    CHECK(digest{16}.add("abc").hex() == "cf4ab791c62b8d2b2109c90275287816");
}

TEST_CASE("A keyed digest takes the key") {
    // Python: hashlib.blake2b(b"abc", key=b"k", digest_size=32).hexdigest()
    CHECK(keyed("k", "abc") == "12f0b4a482a321476483eac3387d86e810573152916fb35bf7a6b9951f221db3");
    CHECK(keyed("k", "abc") != keyed("l", "abc"));
    CHECK(keyed("k", "abc") != fingerprint("abc"));
}

TEST_CASE("SHA-256 gives what the standard gives") {
    sha256 sum;
    sum.add("a");
    sum.add("bc");
    CHECK(sum.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("Texts are compared whole") {
    CHECK(same("secret", "secret"));
    CHECK(same("", ""));
    CHECK_FALSE(same("secret", "secreT"));
    CHECK_FALSE(same("secret", "secret2"));
    CHECK_FALSE(same("", "x"));
}

TEST_CASE("Base64 is read strictly") {
    CHECK(base64_decoded("ZXZhOmhlag==") == "eva:hej");
    CHECK(base64_decoded("") == "");
    CHECK(base64_decoded("AAEC") == std::string("\0\1\2", 3));
    CHECK_FALSE(base64_decoded("ZXZhOmhlag"));
    CHECK_FALSE(base64_decoded("ZXZh OmhlaQ=="));
    CHECK_FALSE(base64_decoded("_-__"));
    CHECK_FALSE(base64_decoded("===="));
}

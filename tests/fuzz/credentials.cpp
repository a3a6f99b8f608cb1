/// \file The headers that say who asks: Cookie and Authorization.

#include "fuzz.hpp"

#include "api/credentials.hpp"

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text_of(data, size);
    http::request const asked{"GET", "/", {{"cookie", text}, {"authorization", text}}};

    auto const cookie = api::cookie_of(asked, "trygghetskarta");
    fuzz::require(!cookie || text.find("trygghetskarta=" + *cookie) != std::string::npos,
                  "a cookie's value was sent as it is");
    auto const token = api::token_of(asked);
    fuzz::require(token && token->size() <= text.size(),
                  "a header brings a token, or an empty one");
    return 0;
}

/// \file The path of a request.

#include "fuzz.hpp"

#include "api/routes.hpp"
#include "base/text.hpp"

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::accepted([&] {
        auto const match = api::find_route(fuzz::text_of(data, size));
        if (!match) {
            return;
        }
        for (auto const& capture : match->captures) {
            fuzz::require(is_utf8(capture), "what is captured is UTF-8");
        }
    });
    return 0;
}

/// \file The chunked coding of a request body: however it is cut into pieces, it gives the same.

#include "fuzz.hpp"

#include "http/chunked.hpp"
#include "http/refused.hpp"

#include <algorithm>

using namespace trygg;

namespace {

struct outcome {
    int status = 200;
    std::string body{};
    bool done = false;
    std::size_t taken = 0;
    friend bool operator==(outcome const&, outcome const&) = default;
};

outcome decoded(std::string_view bytes, std::size_t piece) {
    http::limits const bounds{.max_body = 1'000, .max_chunk_extras = 64};
    http::chunk_decoder decoder{bounds};
    outcome result;
    try {
        while (result.taken < bytes.size() && !decoder.done()) {
            auto const part = bytes.substr(result.taken, piece);
            auto const taken = decoder.decode(part, result.body);
            fuzz::require(taken == part.size() || decoder.done(), "all is taken but at the end");
            result.taken += taken;
        }
    } catch (http::refused const& e) {
        return {.status = e.status};
    }
    fuzz::require(result.body.size() <= bounds.max_body, "a body is within bounds");
    result.done = decoder.done();
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const bytes = fuzz::text_of(data, size);
    auto const whole = decoded(bytes, std::max<std::size_t>(size, 1));
    fuzz::require(whole == decoded(bytes, 1), "a byte at a time gives the same");
    fuzz::require(whole == decoded(bytes, 7), "so do seven");
    return 0;
}

/// \file The token of a next link.

#include "fuzz.hpp"

#include "query/token.hpp"

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::accepted([&] {
        auto const read = query::parse_token(fuzz::text_of(data, size));
        auto const again =
            query::parse_token(query::token_for(read.collection, read.sorted_by, read.start));
        fuzz::require(again.collection == read.collection && again.sorted_by == read.sorted_by &&
                          again.start == read.start,
                      "a token gives back what was put into it");
    });
    return 0;
}

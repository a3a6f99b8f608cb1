/// \file Filters in CQL2 text.

#include "fuzz/ask_filter.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    ask_filter({reinterpret_cast<char const*>(data), size}, trygg::cql2::parse_text);
    return 0;
}

/// \file Which format a file is in: the first line is its name, the rest its first bytes.

#include "fuzz.hpp"

#include "ogr/sniff.hpp"

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text_of(data, size);
    auto const end = std::min(text.find('\n'), text.size());
    auto const name = text.substr(0, end);
    auto const head = text.substr(std::min(end + 1, text.size()));
    ogr::is_main_file(name);
    fuzz::accepted(
        [&] { fuzz::require(!ogr::driver_of(head, name).empty(), "a driver is named"); });
    return 0;
}

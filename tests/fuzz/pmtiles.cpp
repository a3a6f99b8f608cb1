/// \file A base map in one file: its header, directories and packed tiles.

#include "fuzz.hpp"

#include "tiles/pmtiles.hpp"

#include <sys/mman.h>
#include <unistd.h>

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    int const file = ::memfd_create("pmtiles", 0);
    fuzz::require(::write(file, data, size) == static_cast<ssize_t>(size), "memory is there");
    fuzz::accepted([&] {
        tiles::pmtiles const map{"/proc/self/fd/" + std::to_string(file)};
        fuzz::require(map.about().max_zoom <= 26, "zooms are those of a map");
        for (unsigned zoom = 0; zoom < 3; ++zoom) {
            for (std::uint64_t column = 0; column < (1U << zoom); ++column) {
                fuzz::accepted([&] { map.tile(zoom, column, column); });
            }
        }
    });
    ::close(file);
    return 0;
}

/// \file The directory of a zip archive.

#include "fuzz.hpp"

#include "ogr/zip_list.hpp"

#include <sys/mman.h>
#include <unistd.h>

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    int const file = ::memfd_create("zip", 0);
    fuzz::require(::write(file, data, size) == static_cast<ssize_t>(size), "memory is there");
    constexpr std::size_t most = 100;
    fuzz::accepted([&] {
        fuzz::require(ogr::list_zip(file, size, most).size() <= most, "members are counted");
    });
    ::close(file);
    return 0;
}

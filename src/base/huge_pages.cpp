#include "base/huge_pages.hpp"

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace trygg {

namespace {

constexpr std::uintptr_t huge = std::uintptr_t{2} << 20; // bytes
constexpr int collapse = 25;                             // MADV_COLLAPSE, which older headers lack

struct mapping {
    std::uintptr_t first, end;
};

/// Memory that belongs to no file, and is large: "7f00-7f80 rw-p 00000000 00:00 0", or the heap.
std::vector<mapping> large_mappings() {
    std::ifstream maps{"/proc/self/maps"};
    std::vector<mapping> result;
    for (std::string line; std::getline(maps, line);) {
        std::size_t dash = 0, space = 0;
        auto const first = std::stoull(line, &dash, 16);
        auto const end = std::stoull(line.substr(dash + 1), &space, 16);
        bool const is_plain = line.find(" rw-p 00000000 00:00 0") != std::string::npos &&
                              (line.find('[') == std::string::npos || line.ends_with("[heap]"));
        if (is_plain && end - first >= 2 * huge) {
            result.push_back({first, end});
        }
    }
    return result;
}

/// Whether nearly all of a huge page is in use: the rest would cost memory.
bool is_full(void* start) {
    auto const page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    std::vector<unsigned char> used(huge / page);
    if (::mincore(start, huge, used.data()) != 0) {
        return false;
    }
    std::size_t count = 0;
    for (auto const each : used) {
        count += each & 1U;
    }
    return count >= used.size() - used.size() / 8;
}

} // namespace

void hold_in_huge_pages() noexcept {
    try {
        for (auto const& [first, end] : large_mappings()) {
            for (auto at = (first + huge - 1) / huge * huge; at + huge <= end; at += huge) {
                auto* const start =
                    reinterpret_cast<void*>(at); // NOLINT(performance-no-int-to-ptr)
                if (is_full(start)) {
                    ::madvise(start, huge, collapse);
                }
            }
        }
    } catch (...) { // without it everything works, only slower
    }
}

} // namespace trygg

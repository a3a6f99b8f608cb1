#pragma once
/// \file What a zip archive says that it holds.

#include <cstdint>
#include <string>
#include <vector>

namespace trygg::ogr {

struct zip_member {
    std::string name;
    std::uint64_t unpacked = 0; ///< bytes, as announced
    bool encrypted = false;
};

/// The members in the directory at the archive's end. Throws input_error when that is cut off or
/// names more than `max_members`.
std::vector<zip_member> list_zip(int descriptor, std::uint64_t size, std::size_t max_members);

} // namespace trygg::ogr

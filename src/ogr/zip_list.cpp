#include "ogr/zip_list.hpp"

#include "base/error.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace trygg::ogr {
namespace {

// Names and offsets of APPNOTE.TXT, sections 4.3.12 to 4.3.16 and 4.5.3.
constexpr std::string_view end_mark{"PK\5\6", 4};
constexpr std::string_view end64_locator_mark{"PK\6\7", 4};
constexpr std::string_view end64_mark{"PK\6\6", 4};
constexpr std::string_view member_mark{"PK\1\2", 4};
constexpr std::size_t end_size = 22;
constexpr std::size_t end64_locator_size = 20;
constexpr std::size_t end64_size = 56;
constexpr std::size_t member_size = 46;
constexpr std::uint32_t in_extra = 0xFFFFFFFF;

[[noreturn]] void cut_off() {
    throw input_error{"is a zip archive that is cut off or damaged. Copy or download it again."};
}

std::string read_at(int descriptor, std::uint64_t offset, std::uint64_t count) {
    std::string bytes(count, '\0');
    std::size_t have = 0;
    while (have < count) {
        auto const got = ::pread(descriptor, bytes.data() + have, count - have,
                                 static_cast<off_t>(offset + have));
        if (got <= 0) {
            cut_off();
        }
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

template <typename T>
T number(std::string_view bytes, std::size_t at) {
    if (at + sizeof(T) > bytes.size()) {
        cut_off();
    }
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof(T));
    return value;
}

std::string_view part(std::string_view bytes, std::size_t at, std::size_t count) {
    if (at > bytes.size() || count > bytes.size() - at) {
        cut_off();
    }
    return bytes.substr(at, count);
}

struct directory {
    std::uint64_t count, offset, size;
};

directory find_directory(int descriptor, std::uint64_t size) {
    auto const tail_size = std::min<std::uint64_t>(size, end_size + 0xFFFF);
    auto const tail = read_at(descriptor, size - tail_size, tail_size);
    auto const at = tail.rfind(end_mark);
    if (at == std::string::npos) {
        cut_off();
    }
    directory found{number<std::uint16_t>(tail, at + 10), number<std::uint32_t>(tail, at + 16),
                    number<std::uint32_t>(tail, at + 12)};
    if (at >= end64_locator_size && part(tail, at - end64_locator_size, 4) == end64_locator_mark) {
        auto const where = number<std::uint64_t>(tail, at - end64_locator_size + 8);
        if (where > size || size - where < end64_size) {
            cut_off();
        }
        auto const end64 = read_at(descriptor, where, end64_size);
        if (part(end64, 0, 4) != end64_mark) {
            cut_off();
        }
        found = {number<std::uint64_t>(end64, 32), number<std::uint64_t>(end64, 48),
                 number<std::uint64_t>(end64, 40)};
    }
    if (found.offset > size || found.size > size - found.offset) {
        cut_off();
    }
    return found;
}

/// The 64-bit size, which is first in the extra field number 1 when the short one is full.
std::uint64_t long_size(std::string_view extra) {
    while (extra.size() >= 4) {
        auto const length = number<std::uint16_t>(extra, 2);
        if (number<std::uint16_t>(extra, 0) == 1) {
            return number<std::uint64_t>(extra, 4);
        }
        extra.remove_prefix(std::min<std::size_t>(extra.size(), 4U + length));
    }
    cut_off();
}

} // namespace

std::vector<zip_member> list_zip(int descriptor, std::uint64_t size, std::size_t max_members) {
    auto const found = find_directory(descriptor, size);
    if (found.count > max_members || found.size > max_members * 1024) {
        throw input_error{"is a zip archive of {} files; the limit is {}. Pack only what shall be "
                          "imported.",
                          found.count, max_members};
    }
    auto const bytes = read_at(descriptor, found.offset, found.size);
    std::vector<zip_member> members;
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < found.count; ++i) {
        if (part(bytes, at, 4) != member_mark) {
            cut_off();
        }
        std::size_t const name_size = number<std::uint16_t>(bytes, at + 28);
        std::size_t const extra_size = number<std::uint16_t>(bytes, at + 30);
        zip_member one;
        one.name = part(bytes, at + member_size, name_size);
        one.unpacked = number<std::uint32_t>(bytes, at + 24);
        one.encrypted = (number<std::uint16_t>(bytes, at + 8) & 1U) != 0;
        if (one.unpacked == in_extra) {
            one.unpacked = long_size(part(bytes, at + member_size + name_size, extra_size));
        }
        members.push_back(std::move(one));
        at += member_size + name_size + extra_size + number<std::uint16_t>(bytes, at + 32);
    }
    return members;
}

} // namespace trygg::ogr

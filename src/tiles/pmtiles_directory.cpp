#include "tiles/pmtiles_directory.hpp"

#include "base/error.hpp"

#include <zlib.h>

#include <algorithm>
#include <vector>

namespace trygg::tiles {

namespace {

constexpr std::uint64_t most_entries = 4'000'000;

/// Numbers of seven bits a byte, the lowest first.
class varints {
public:
    explicit varints(std::string_view bytes) : m_bytes(bytes) {}

    std::uint64_t next() {
        std::uint64_t result = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_bytes.empty()) {
                throw input_error{"the base map is broken: a directory ends too early"};
            }
            auto const byte = static_cast<unsigned char>(m_bytes.front());
            m_bytes.remove_prefix(1);
            result |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if ((byte & 0x80U) == 0) {
                return result;
            }
        }
        throw input_error{"the base map is broken: a directory has a number that is too large"};
    }

    std::size_t left() const { return m_bytes.size(); }

private:
    std::string_view m_bytes;
};

} // namespace

/// Column by column: numbers as steps, runs, lengths, offsets (0: right after the one before).
std::vector<pmtiles_entry> entries_of(std::string_view directory) {
    varints from{directory};
    auto const count = from.next();
    if (count > most_entries || count > from.left()) { // each takes a byte at least
        throw input_error{"the base map is broken: a directory says it has {} entries", count};
    }
    std::vector<pmtiles_entry> result(count);
    std::uint64_t id = 0;
    for (auto& entry : result) {
        id += from.next();
        entry.id = id;
    }
    for (auto& entry : result) {
        entry.run = from.next();
    }
    for (auto& entry : result) {
        entry.length = from.next();
    }
    for (std::size_t i = 0; i < result.size(); ++i) {
        auto const offset = from.next();
        if (offset > 0) {
            result[i].offset = offset - 1;
        } else if (i > 0) {
            result[i].offset = result[i - 1].offset + result[i - 1].length;
        }
    }
    return result;
}

std::optional<pmtiles_entry> find_entry(std::span<pmtiles_entry const> entries, std::uint64_t id) {
    auto const after = std::ranges::upper_bound(entries, id, {}, &pmtiles_entry::id);
    if (after == entries.begin()) {
        return std::nullopt;
    }
    auto const& found = *std::prev(after);
    bool const covers = found.run == 0 || id - found.id < found.run;
    return covers ? std::optional{found} : std::nullopt;
}

std::string gunzipped(std::string_view packed, std::size_t most) {
    z_stream stream{};
    constexpr int gzip = 15 + 16;
    if (inflateInit2(&stream, gzip) != Z_OK) {
        throw error{"zlib cannot be started"};
    }
    std::vector<unsigned char> in(packed.begin(), packed.end());
    stream.next_in = in.data();
    stream.avail_in = static_cast<unsigned>(in.size());
    std::string result;
    std::vector<unsigned char> piece(64 * 1024);
    int status = Z_OK;
    while (status == Z_OK && result.size() <= most) {
        stream.next_out = piece.data();
        stream.avail_out = static_cast<unsigned>(piece.size());
        status = inflate(&stream, Z_NO_FLUSH);
        auto const made = piece.size() - stream.avail_out;
        result.append(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(made));
        if (status == Z_OK && made == 0) {
            break; // no more comes of what there is
        }
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END || result.size() > most) {
        throw input_error{"the base map is broken: a part of it cannot be unpacked"};
    }
    return result;
}

} // namespace trygg::tiles

#pragma once
/// \file The directories of a PMTiles file: where each tile lies, or the directory that knows.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::tiles {

/// A tile's place in the file, or that of the directory that knows it.
struct pmtiles_entry {
    std::uint64_t id = 0;
    std::uint64_t run = 0; ///< how many tiles in a row are the same; 0: a directory
    std::uint64_t offset = 0, length = 0;
};

/// All entries of an unpacked directory. Throws input_error for a broken one.
std::vector<pmtiles_entry> entries_of(std::string_view directory);

/// The entry for a tile; nothing when there is none.
std::optional<pmtiles_entry> find_entry(std::span<pmtiles_entry const> entries, std::uint64_t id);

/// Unpacked gzip. Throws input_error when it is broken or larger than `most` bytes.
std::string gunzipped(std::string_view packed, std::size_t most);

} // namespace trygg::tiles

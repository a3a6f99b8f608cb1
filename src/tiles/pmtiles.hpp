#pragma once
/// \file A base map in one file: PMTiles, version 3 (https://github.com/protomaps/PMTiles).

#include "tiles/pmtiles_directory.hpp"
#include "tiles/pmtiles_header.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trygg::tiles {

/// Reads tiles out of a PMTiles file. The file may be larger than memory; it must not be changed in
/// place while it is read (replace it by another). For any number of threads.
class pmtiles {
public:
    /// What a file says of itself.
    struct facts {
        std::string media_type;  ///< of its tiles
        std::string attribution; ///< plain text; may be empty
        std::string schema;      ///< of vector tiles: protomaps or openmaptiles; of pictures empty
        unsigned min_zoom = 0, max_zoom = 0;
    };

    /// Throws error when the file cannot be read, undrawable when it is no PMTiles 3 file that can
    /// be drawn, input_error when it is broken otherwise.
    explicit pmtiles(std::string const& path);
    pmtiles(pmtiles const&) = delete;
    pmtiles& operator=(pmtiles const&) = delete;
    ~pmtiles();

    facts const& about() const { return m_facts; }

    /// The bytes of a tile, unpacked; nothing when there is none. Throws input_error for a broken
    /// file, error when it cannot be read.
    std::optional<std::string> tile(unsigned z, std::uint64_t x, std::uint64_t y) const;

private:
    std::string bytes(std::uint64_t offset, std::uint64_t length) const;
    std::string text(std::uint64_t offset, std::uint64_t length) const;
    std::vector<pmtiles_entry> directory(std::uint64_t offset, std::uint64_t length) const;

    int m_file = -1;
    std::unique_ptr<pmtiles_header const> m_header;
    std::vector<pmtiles_entry> m_root; ///< the root directory
    facts m_facts;
};

/// The number of a tile: all zooms below its own, then along a Hilbert curve. z is at most 26.
std::uint64_t pmtiles_id(unsigned z, std::uint64_t x, std::uint64_t y);

} // namespace trygg::tiles

#pragma once
/// \file The first bytes of a PMTiles file, and what it says of itself.

#include "base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace trygg::tiles {

/// Why a file is no base map that can be drawn: a full sentence with what to do, and a word for
/// programs: basemap_kind, basemap_packing, basemap_tiles, basemap_layers or basemap_cut.
struct undrawable : input_error {
    template <typename... Args>
    undrawable(std::string word, fmt::format_string<Args...> text, Args&&... args)
        : input_error{text, std::forward<Args>(args)...}, code{std::move(word)} {}

    std::string code;
};

/// How a part of the file is packed, by the numbers of the format.
enum class packing : std::uint8_t { unknown, none, gzip, brotli, zstd };

/// Where the parts of the file lie and of what kind they are.
class pmtiles_header {
public:
    static constexpr std::size_t size = 127; ///< bytes

    /// Throws undrawable for what is no header of version 3 with tiles that can be drawn, or when
    /// a part of the file lies beyond its `file_size` bytes. `path` is told in messages.
    pmtiles_header(std::string bytes, std::uint64_t file_size, std::string const& path);

    std::uint64_t root_at() const { return number(8); }
    std::uint64_t root_size() const { return number(16); }
    std::uint64_t metadata_at() const { return number(24); }
    std::uint64_t metadata_size() const { return number(32); }
    std::uint64_t leaves_at() const { return number(40); }
    std::uint64_t tiles_at() const { return number(56); }
    packing directories() const { return static_cast<packing>(byte(97)); }
    packing tiles() const { return static_cast<packing>(byte(98)); }
    bool is_vector() const { return byte(99) == 1; }
    char const* media_type() const;
    unsigned min_zoom() const { return byte(100); }
    unsigned max_zoom() const { return byte(101); }

private:
    std::uint64_t number(std::size_t at) const;
    std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(m_bytes[at]); }
    void check_kinds(std::string const& path) const;

    std::string m_bytes;
};

/// What the JSON in the file tells.
struct pmtiles_metadata {
    std::string attribution; ///< plain text; may be empty
    std::string schema;      ///< of vector tiles: protomaps or openmaptiles; else empty
    std::string layers;      ///< names of the vector layers, the first ones, for a message
};

/// Reads what is there; what is no JSON, or of another form, tells nothing.
pmtiles_metadata metadata_of(std::string_view text);

} // namespace trygg::tiles

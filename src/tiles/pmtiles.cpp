#include "tiles/pmtiles.hpp"

#include "base/error.hpp"
#include "tiles/pmtiles_directory.hpp"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace trygg::tiles {

namespace {

constexpr std::size_t header_size = 127;
constexpr std::size_t most_directory = 16U << 20U; // bytes, packed and unpacked
constexpr std::size_t most_tile = 8U << 20U;       // bytes, the same
constexpr std::size_t longest_attribution = 1000;  // bytes
constexpr unsigned deepest = 26, most_levels = 4;

enum class packing : std::uint8_t { unknown, none, gzip, brotli, zstd };

std::string unpacked(std::string bytes, packing how, std::size_t most) {
    return how == packing::gzip ? gunzipped(bytes, most) : bytes;
}

/// What stands between < and > is left out.
std::string without_tags(std::string const& text) {
    std::string result;
    bool inside = false;
    for (char const c : text) {
        inside = c == '<' || (inside && c != '>');
        if (!inside && c != '>') {
            result += c;
        }
    }
    return result;
}

std::string attribution_of(std::string const& metadata) {
    auto const read = nlohmann::json::parse(metadata, nullptr, false);
    auto const found = read.is_object() ? read.find("attribution") : read.end();
    bool const is_text = read.is_object() && found != read.end() && found->is_string();
    auto const text = is_text ? without_tags(found->get<std::string>()) : "";
    return text.size() <= longest_attribution ? text : "";
}

/// Opened for reading; of plain files only, since others may have no end. Throws error.
int opened(std::string const& path) {
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        throw error{"the base map {} cannot be read: {}", path, std::strerror(errno)};
    }
    struct stat about {};
    if (::fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(file);
        throw error{"the base map {} cannot be read: it is no plain file", path};
    }
    return file;
}

} // namespace

struct pmtiles::header {
    explicit header(std::string bytes) : m_bytes(std::move(bytes)) {}

    std::uint64_t number(std::size_t at) const {
        std::uint64_t result = 0;
        for (std::size_t i = 8; i-- > 0;) {
            result = result << 8U | byte(at + i);
        }
        return result;
    }
    std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(m_bytes[at]); }

    bool is_ours() const { return m_bytes.starts_with("PMTiles") && byte(7) == 3; }
    std::uint64_t root_at() const { return number(8); }
    std::uint64_t root_size() const { return number(16); }
    std::uint64_t metadata_at() const { return number(24); }
    std::uint64_t metadata_size() const { return number(32); }
    std::uint64_t leaves_at() const { return number(40); }
    std::uint64_t tiles_at() const { return number(56); }
    packing directories() const { return static_cast<packing>(byte(97)); }
    packing tiles() const { return static_cast<packing>(byte(98)); }
    std::uint8_t kind() const { return byte(99); }

private:
    std::string m_bytes;
};

std::uint64_t pmtiles_id(unsigned z, std::uint64_t x, std::uint64_t y) {
    std::uint64_t id = ((std::uint64_t{1} << (2 * z)) - 1) / 3;
    for (unsigned level = z; level-- > 0;) {
        auto const side = std::uint64_t{1} << level;
        bool const right = (x & side) != 0, low = (y & side) != 0;
        id += side * side * ((right ? 3U : 0U) ^ (low ? 1U : 0U));
        if (!low) { // turn the quarter as the curve does
            if (right) {
                x = side - 1 - (x & (side - 1));
                y = side - 1 - (y & (side - 1));
            }
            std::swap(x, y);
        }
        x &= side - 1;
        y &= side - 1;
    }
    return id;
}

pmtiles::pmtiles(std::string const& path) : m_file(opened(path)) {
    static constexpr std::array media_types{"",           "application/vnd.mapbox-vector-tile",
                                            "image/png",  "image/jpeg",
                                            "image/webp", "image/avif"};
    try {
        m_header = std::make_unique<header>(bytes(0, header_size));
        auto const kind = m_header->kind();
        auto const known = [](packing how) {
            return how == packing::none || how == packing::gzip;
        };
        if (!m_header->is_ours() || kind == 0 || kind >= media_types.size() ||
            !known(m_header->directories()) || !known(m_header->tiles())) {
            throw input_error{"{} is no PMTiles file of version 3 with gzip or no compression",
                              path};
        }
        m_root = directory(m_header->root_at(), m_header->root_size());
        auto const metadata = text(m_header->metadata_at(), m_header->metadata_size());
        m_facts = {.media_type = media_types[kind],
                   .attribution = attribution_of(metadata),
                   .min_zoom = std::min<unsigned>(m_header->byte(100), deepest),
                   .max_zoom = std::min<unsigned>(m_header->byte(101), deepest),
                   .is_vector = kind == 1};
    } catch (...) {
        ::close(m_file);
        throw;
    }
}

pmtiles::~pmtiles() { ::close(m_file); }

std::string pmtiles::bytes(std::uint64_t offset, std::uint64_t length) const {
    if (length > most_directory || offset > (std::uint64_t{1} << 62U)) {
        throw input_error{"the base map is broken: a part of it has {} bytes", length};
    }
    std::string result(length, '\0');
    std::size_t got = 0;
    while (got < length) {
        auto const more =
            ::pread(m_file, result.data() + got, length - got, static_cast<off_t>(offset + got));
        if (more <= 0) {
            throw input_error{"the base map is broken: it ends too early"};
        }
        got += static_cast<std::size_t>(more);
    }
    return result;
}

std::string pmtiles::text(std::uint64_t offset, std::uint64_t length) const {
    return unpacked(bytes(offset, length), m_header->directories(), most_directory);
}

std::vector<pmtiles_entry> pmtiles::directory(std::uint64_t offset, std::uint64_t length) const {
    return entries_of(text(offset, length));
}

std::optional<std::string> pmtiles::tile(unsigned z, std::uint64_t x, std::uint64_t y) const {
    if (z > deepest || x >> z != 0 || y >> z != 0) {
        return std::nullopt;
    }
    auto const id = pmtiles_id(z, x, y);
    auto entry = find_entry(m_root, id);
    for (unsigned level = 0; entry && entry->run == 0; ++level) {
        if (level == most_levels) {
            throw input_error{"the base map is broken: its directories go too deep"};
        }
        entry = find_entry(directory(m_header->leaves_at() + entry->offset, entry->length), id);
    }
    if (!entry || entry->length == 0) {
        return std::nullopt;
    }
    return unpacked(bytes(m_header->tiles_at() + entry->offset, entry->length), m_header->tiles(),
                    most_tile);
}

} // namespace trygg::tiles

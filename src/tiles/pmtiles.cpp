#include "tiles/pmtiles.hpp"

#include "base/error.hpp"
#include "tiles/pmtiles_directory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace trygg::tiles {

namespace {

constexpr std::size_t most_directory = 16U << 20U; // bytes, packed and unpacked
constexpr std::size_t most_tile = 8U << 20U;       // bytes, the same
constexpr unsigned deepest = 26, most_levels = 4;

std::string unpacked(std::string bytes, packing how, std::size_t most) {
    return how == packing::gzip ? gunzipped(bytes, most) : bytes;
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

std::uint64_t size_of(int file) {
    struct stat about {};
    return ::fstat(file, &about) == 0 ? static_cast<std::uint64_t>(about.st_size) : 0;
}

} // namespace

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
    try {
        auto const size = size_of(m_file);
        m_header = std::make_unique<pmtiles_header>(
            bytes(0, std::min<std::uint64_t>(size, pmtiles_header::size)), size, path);
        m_root = directory(m_header->root_at(), m_header->root_size());
        auto told = metadata_of(text(m_header->metadata_at(), m_header->metadata_size()));
        if (m_header->is_vector() && told.schema.empty()) {
            throw undrawable{"basemap_layers",
                             "{} has vector layers ({}) that are neither those of Protomaps nor "
                             "those of OpenMapTiles; take an extract of one of them, or a file of "
                             "pictures",
                             path, told.layers};
        }
        if (m_header->is_vector() && told.attribution.empty()) {
            told.attribution = "© OpenStreetMap"; // which both kinds are made of
        }
        m_facts = {.media_type = m_header->media_type(),
                   .attribution = std::move(told.attribution),
                   .schema = m_header->is_vector() ? std::move(told.schema) : "",
                   .min_zoom = std::min(m_header->min_zoom(), deepest),
                   .max_zoom = std::min(m_header->max_zoom(), deepest)};
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

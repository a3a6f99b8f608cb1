#include "tiles/pmtiles_header.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <set>

namespace trygg::tiles {

namespace {

using nlohmann::json;

constexpr std::size_t longest_attribution = 1000; // bytes
constexpr std::size_t most_named = 8;             // layers in a message
constexpr std::size_t longest_name = 40;          // bytes of a layer's

constexpr std::array media_types{"",           "application/vnd.mapbox-vector-tile",
                                 "image/png",  "image/jpeg",
                                 "image/webp", "image/avif"};

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

std::string text_in(json const& object, char const* key) {
    auto const found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::set<std::string> layers_of(json const& metadata) {
    std::set<std::string> result;
    auto const found = metadata.find("vector_layers");
    if (found != metadata.end() && found->is_array()) {
        for (auto const& layer : *found) {
            if (layer.is_object()) {
                result.insert(text_in(layer, "id"));
            }
        }
    }
    return result;
}

/// By the layers that only one of them has.
std::string schema_of(std::set<std::string> const& layers) {
    if (layers.contains("transportation") || layers.contains("waterway")) {
        return "openmaptiles";
    }
    return layers.contains("roads") || layers.contains("earth") ? "protomaps" : "";
}

std::string named(std::set<std::string> const& layers) {
    std::vector<std::string> first;
    for (auto const& name : layers) {
        if (first.size() < most_named && is_utf8(name)) {
            first.push_back(name.size() <= longest_name ? name : "…");
        }
    }
    return fmt::format("{}", fmt::join(first, ", "));
}

char const* name_of(packing how) {
    static constexpr std::array names{"in an unknown way", "not", "with gzip", "with brotli",
                                      "with zstd"};
    auto const at = static_cast<std::size_t>(how);
    return names.at(at < names.size() ? at : 0);
}

} // namespace

pmtiles_header::pmtiles_header(std::string bytes, std::uint64_t file_size, std::string const& path)
    : m_bytes(std::move(bytes)) {
    if (m_bytes.size() < size || !m_bytes.starts_with("PMTiles") || byte(7) != 3) {
        throw undrawable{"basemap_kind",
                         "{} is no PMTiles file of version 3; 'pmtiles convert' makes one of an "
                         ".mbtiles file or of an older version",
                         path};
    }
    check_kinds(path);
    for (std::size_t at = 8; at < 72; at += 16) { // root, metadata, leaves, tiles
        if (number(at) > file_size || number(at + 8) > file_size - number(at)) {
            throw undrawable{"basemap_cut",
                             "{} is cut short or broken: it has {} bytes and says that it has "
                             "more; fetch or make it again",
                             path, file_size};
        }
    }
}

void pmtiles_header::check_kinds(std::string const& path) const {
    for (auto const how : {directories(), tiles()}) {
        if (how != packing::none && how != packing::gzip) {
            throw undrawable{"basemap_packing",
                             "{} is packed {}; make it again with gzip, as Planetiler, tippecanoe "
                             "and pmtiles do unless told otherwise",
                             path, name_of(how)};
        }
    }
    if (byte(99) == 0 || byte(99) >= media_types.size()) {
        throw undrawable{"basemap_tiles",
                         "{} has tiles of kind {}, which are not drawn; make it again with vector "
                         "tiles (MVT) or pictures (PNG, JPEG, WebP or AVIF)",
                         path, byte(99)};
    }
}

char const* pmtiles_header::media_type() const { return media_types.at(byte(99)); }

std::uint64_t pmtiles_header::number(std::size_t at) const {
    std::uint64_t result = 0;
    for (std::size_t i = 8; i-- > 0;) {
        result = result << 8U | byte(at + i);
    }
    return result;
}

pmtiles_metadata metadata_of(std::string_view text) {
    auto const read = json::parse(text, nullptr, false);
    if (!read.is_object()) {
        return {};
    }
    auto attribution = without_tags(text_in(read, "attribution"));
    auto const layers = layers_of(read);
    return {.attribution = attribution.size() <= longest_attribution ? attribution : "",
            .schema = schema_of(layers),
            .layers = named(layers)};
}

} // namespace trygg::tiles

#include "ingest/row_source.hpp"

#include "base/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace trygg::ingest {
namespace {

using nlohmann::json;

constexpr std::uintmax_t max_json = 256 << 20;
constexpr int max_depth = 32;

std::string head_of(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    std::string head(1 << 16, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

/// Plain JSON, as opposed to GeoJSON or TopoJSON, judged by its beginning.
bool looks_like_plain_json(std::string const& head) {
    auto const first = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (first == std::string::npos || (head[first] != '[' && head[first] != '{')) {
        return false;
    }
    return std::ranges::none_of(
        std::initializer_list<char const*>{"\"FeatureCollection\"", "\"Topology\"", "\"Feature\""},
        [&](char const* mark) { return head.find(mark) != std::string::npos; });
}

std::string as_text(json const& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string list_text(json const& list) {
    std::string result;
    for (auto const& item : list) {
        result += result.empty() ? "" : "|";
        result += as_text(item);
    }
    return result;
}

/// About how many rows a text table has, for saying how long it will take; -1 when it is packed.
std::int64_t lines_after_header(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    std::vector<char> part(1 << 20);
    std::int64_t lines = -1;
    while (file.read(part.data(), static_cast<std::streamsize>(part.size())), file.gcount() > 0) {
        bool const packed = lines < 0 && file.gcount() > 1 &&
                            (part[0] == 'P' || part[0] == '\x1f') &&
                            (part[1] == 'K' || part[1] == '\x8b');
        if (packed) {
            return -1;
        }
        lines += std::count(part.data(), part.data() + file.gcount(), '\n');
    }
    return lines;
}

using flat_row = std::vector<std::pair<std::string, std::string>>;

void flatten(json const& object, std::string const& prefix, flat_row& into) {
    for (auto const& [key, value] : object.items()) {
        auto const name = prefix.empty() ? key : fmt::format("{}.{}", prefix, key);
        if (value.is_object()) {
            flatten(value, name, into);
        } else if (value.is_array()) {
            into.emplace_back(name, list_text(value));
        } else if (!value.is_null()) {
            into.emplace_back(name, as_text(value));
        }
    }
}

/// Parse, and refuse before it is built what is nested so deep that walking it would overflow the
/// stack.
json parsed(std::string const& text, std::string const& path) {
    try {
        return json::parse(text, [&](int depth, json::parse_event_t, json const&) {
            if (depth > max_depth) {
                throw input_error{"{}: JSON nested deeper than {} levels; it is no list of rows",
                                  path, max_depth};
            }
            return true;
        });
    } catch (json::parse_error const& e) {
        throw input_error{"{}: not whole JSON, it breaks at byte {}; get the file again", path,
                          e.byte};
    } catch (json::out_of_range const&) {
        throw input_error{"{}: holds a number that is too large to be read; mend that row", path};
    }
}

json const* longest_list(json const& document) {
    json const* best = nullptr;
    for (auto const& member : document) {
        bool const rows = member.is_array() && !member.empty() && member.front().is_object();
        if (rows && (best == nullptr || member.size() > best->size())) {
            best = &member;
        }
    }
    return best;
}

json const& rows_of(json const& document, std::string const& member, std::string const& path) {
    if (document.is_array()) {
        return document;
    }
    if (!member.empty() && document.contains(member) && document[member].is_array()) {
        return document[member];
    }
    auto const* best = longest_list(document);
    if (best == nullptr) {
        throw input_error{"{}: this JSON holds no list of objects to read as rows", path};
    }
    return *best;
}

} // anonymous namespace

row_source::row_source(row_source_options options) : m_options(std::move(options)) {
    auto const& path = m_options.path;
    std::error_code problem;
    bool const regular = std::filesystem::is_regular_file(path, problem);
    auto const size = regular ? std::filesystem::file_size(path, problem) : 0;
    m_is_json = regular && size > 0 && looks_like_plain_json(head_of(path));
    if (!m_is_json) {
        look_with_ogr();
        return;
    }
    if (size > max_json) {
        throw input_error{"{}: a JSON list of {} MB is more than the {} MB that are read at once; "
                          "split it or turn it to CSV",
                          path, size >> 20, max_json >> 20};
    }
    std::ifstream file{path, std::ios::binary};
    std::string const text{std::istreambuf_iterator<char>{file}, {}};
    look_at_json(text);
}

void row_source::look_at_json(std::string const& text) {
    auto const document = parsed(text, m_options.path);
    std::map<std::string, std::size_t> positions;
    for (auto const& object : rows_of(document, m_options.rows, m_options.path)) {
        ogr::row row;
        row.line = static_cast<std::int64_t>(m_json_rows.size()) + 1;
        flat_row flat;
        if (object.is_object()) {
            flatten(object, "", flat);
        }
        for (auto& [name, value] : flat) {
            auto const [found, fresh] = positions.try_emplace(name, positions.size());
            if (fresh) {
                m_what.fields.push_back({name, "text"});
            }
            row.values.resize(std::max(row.values.size(), found->second + 1));
            row.values[found->second] = std::move(value);
        }
        m_json_rows.push_back(std::move(row));
    }
    if (m_json_rows.empty()) {
        throw input_error{"{}: an empty list, nothing to import", m_options.path};
    }
    for (auto& row : m_json_rows) {
        row.values.resize(positions.size());
    }
    m_what.geometry_type = "None";
    m_what.typed = false;
    m_what.rows = static_cast<std::int64_t>(m_json_rows.size());
}

void row_source::look_with_ogr() {
    auto const info = ogr::inspect(m_options.path);
    auto const wanted = std::ranges::find_if(info.layers, [&](ogr::layer_info const& layer) {
        return m_options.layer.empty() || layer.name == m_options.layer;
    });
    if (wanted == info.layers.end() || (m_options.layer.empty() && info.layers.size() > 1)) {
        std::vector<std::string> names;
        for (auto const& layer : info.layers) {
            names.push_back(layer.name);
        }
        throw input_error{"{}: {}; it holds {}", m_options.path,
                          m_options.layer.empty() ? "name one layer with --layer"
                                                  : "has no layer " + m_options.layer,
                          names.empty() ? "no layers" : fmt::format("{}", fmt::join(names, ", "))};
    }
    m_options.layer = wanted->name;
    m_what.fields = wanted->fields;
    m_what.geometry_type = wanted->geometry_type;
    m_what.crs = wanted->crs;
    m_what.crs_assumed = wanted->crs_assumed;
    m_what.bounds = wanted->bounds;
    m_what.typed = info.driver != "CSV";
    m_what.rows = wanted->features < 0 ? lines_after_header(m_options.path) : wanted->features;
}

void row_source::read(int target_epsg, std::string const& source_crs,
                      std::function<void(ogr::row const&)> const& use) const {
    if (m_is_json) {
        for (auto const& row : m_json_rows) {
            use(row);
        }
        return;
    }
    ogr::read_options how;
    how.layer = m_options.layer;
    how.source_crs = source_crs;
    how.target_epsg = m_what.geometry_type == "None" ? 0 : target_epsg;
    ogr::read(m_options.path, how, use);
}

} // namespace trygg::ingest

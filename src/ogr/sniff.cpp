#include "ogr/sniff.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>

namespace trygg::ogr {
namespace {

constexpr std::string_view accepted =
    "Read are CSV, XLSX, ODS, GeoJSON, TopoJSON, GeoPackage, shapefile (also as .zip), KML, "
    "FlatGeobuf, GML and GPX; save it as one of them.";

std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

bool ends_with(std::string_view text, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return text.ends_with(ending); });
}

std::string binary_driver(std::string_view head) {
    if (head.starts_with("SQLite format 3")) {
        return "GPKG";
    }
    if (head.starts_with("fgb\3")) {
        return "FlatGeobuf";
    }
    if (head.starts_with(std::string_view{"\0\0\x27\x0a", 4})) {
        return "ESRI Shapefile";
    }
    return {};
}

void refuse_known_strangers(std::string_view head) {
    if (head.starts_with("\xD0\xCF\x11\xE0")) {
        throw input_error{"is an old Excel or Word file, or one with a password. Save it as .xlsx "
                          "without a password, or as .csv."};
    }
    if (head.starts_with("%PDF")) {
        throw input_error{"is a PDF. Ask its owner for the table or map file behind it."};
    }
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
        throw input_error{"is text in UTF-16. Save it as \"CSV UTF-8\"."};
    }
    if (head.find('\0') != std::string_view::npos) {
        throw input_error{"is of a kind that is not read. {}", accepted};
    }
}

std::string xml_driver(std::string_view head) {
    if (holds(head, {"<OGRVRTDataSource", "<VRTDataset"})) {
        throw input_error{"is a GDAL virtual file, which only points at other files. Give the file "
                          "that it points at."};
    }
    if (holds(head, {"<kml", "<kml:kml", "opengis.net/kml"})) {
        return "LIBKML";
    }
    if (holds(head, {"<gpx"})) {
        return "GPX";
    }
    if (holds(head, {"opengis.net/gml", "FeatureCollection"})) {
        return "GML";
    }
    if (holds(lower(head), {"<html", "<!doctype html"})) {
        throw input_error{"is a web page, not data. Download the data itself."};
    }
    throw input_error{"is XML of a kind that is not read. {}", accepted};
}

std::string json_driver(std::string_view head, std::string_view name) {
    if (holds(head, {"\"Topology\""})) {
        return "TopoJSON";
    }
    if (head.front() == '[') {
        throw input_error{"is a JSON list, not GeoJSON. Save it as CSV or GeoJSON."};
    }
    auto const line_end = head.find('\n');
    auto const next = line_end == std::string_view::npos
                          ? std::string_view::npos
                          : head.find_first_not_of(" \t\r\n\x1e", line_end);
    bool const sequence = ends_with(name, {".geojsonl", ".geojsons", ".ndjson", ".jsonl"}) ||
                          (next != std::string_view::npos && head[next] == '{' &&
                           head.find_last_not_of(" \t\r", line_end - 1) != std::string_view::npos &&
                           head[head.find_last_not_of(" \t\r", line_end - 1)] == '}');
    return sequence || head.front() == '\x1e' ? "GeoJSONSeq" : "GeoJSON";
}

} // namespace

std::string driver_of(std::string_view head, std::string_view full_name) {
    auto const name = lower(full_name);
    if (head.starts_with("PK\3\4")) {
        return ends_with(name, {".ods"}) ? "ODS" : "XLSX";
    }
    if (auto driver = binary_driver(head); !driver.empty()) {
        return driver;
    }
    refuse_known_strangers(head);
    if (head.starts_with("\xEF\xBB\xBF")) {
        head.remove_prefix(3);
    }
    auto const first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        throw input_error{"holds nothing but blanks. Export it again."};
    }
    head.remove_prefix(first);
    if (head.front() == '<') {
        return xml_driver(head);
    }
    bool const is_table = ends_with(name, {".csv", ".tsv", ".txt"});
    if (!is_table && (head.front() == '{' || head.front() == '[' || head.front() == '\x1e')) {
        return json_driver(head, name);
    }
    if (is_table || name.find('.') == std::string::npos) {
        return "CSV";
    }
    throw input_error{"is of a kind that is not read, or damaged. {}", accepted};
}

bool is_main_file(std::string_view name) {
    return ends_with(lower(name),
                     {".shp", ".csv", ".tsv", ".geojson", ".json", ".topojson", ".geojsonl",
                      ".ndjson", ".gpkg", ".kml", ".fgb", ".gml", ".gpx"});
}

} // namespace trygg::ogr

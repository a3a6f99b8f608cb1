// Writes the made-up country as files that every server of the bench can load: points.csv,
// points.geojson, zones.geojson, zones.csv (the same with hexadecimal WKB) and boxes.txt, in
// degrees. Call: bench_country FOLDER [POINTS [ZONES]]

#include "made_country.hpp"

#include "base/error.hpp"
#include "geo/shape.hpp"
#include "ogr/transform.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <random>
#include <span>
#include <string_view>

namespace {

using namespace trygg;
using namespace trygg::bench;

constexpr std::size_t box_count = 500;
constexpr std::array kinds{"arson", "vandalism", "drug",         "assault",
                           "theft", "traffic",   "unsafe_place", "lighting"};
constexpr std::array sources{"fire service", "police", "survey", "municipality", "housing company"};

class text_file {
public:
    text_file(std::filesystem::path const& folder, char const* name) : m_file{folder / name} {
        m_file.exceptions(std::ios::badbit | std::ios::failbit);
    }
    template <typename... Parts>
    void line(fmt::format_string<Parts...> form, Parts&&... parts) {
        m_file << fmt::format(form, std::forward<Parts>(parts)...) << '\n';
    }

private:
    std::ofstream m_file;
};

/// To ten-millionths of a degree: what every server shall have.
void to_degrees(std::vector<double>& xs, std::vector<double>& ys) {
    ogr::transformer{"EPSG:3006", "OGC:CRS84"}(xs, ys);
    for (auto* const all : {&xs, &ys}) {
        for (auto& value : *all) {
            value = std::round(value * 1e7) / 1e7;
        }
    }
}

std::string date_of(std::uint32_t random) {
    return fmt::format("{}-{:02}-{:02}", 2015 + random % 10, 1 + random / 10 % 12,
                       1 + random / 120 % 28);
}

void write_points(std::filesystem::path const& folder, std::span<double const> xs,
                  std::span<double const> ys) {
    text_file geojson{folder, "points.geojson"}, csv{folder, "points.csv"};
    geojson.line(R"({{"type":"FeatureCollection","features":[)");
    csv.line("id,kind,occurred_at,severity,source,lon,lat");
    std::mt19937 random{7};
    for (std::size_t i = 0; i < xs.size(); ++i) {
        auto const dice = static_cast<std::uint32_t>(random());
        auto const *const kind = kinds[dice % kinds.size()],
                          *const source = sources[(dice >> 8) % sources.size()];
        auto const date = date_of(dice >> 3);
        auto const severity = 1 + dice % 5;
        csv.line("{},{},{},{},{},{:.7f},{:.7f}", i + 1, kind, date, severity, source, xs[i], ys[i]);
        geojson.line(
            R"({}{{"type":"Feature","properties":{{"id":{},"kind":"{}","occurred_at":"{}","severity":{},"source":"{}"}},"geometry":{{"type":"Point","coordinates":[{:.7f},{:.7f}]}}}})",
            i == 0 ? "" : ",", i + 1, kind, date, severity, source, xs[i], ys[i]);
    }
    geojson.line("]}}");
}

/// Boxes around points: 40 % a block, 35 % a town, 20 % a municipality, 5 % a county.
void write_boxes(std::filesystem::path const& folder, country const& made) {
    std::mt19937 random{7};
    std::uniform_real_distribution<double> share;
    std::vector<double> xs, ys;
    for (std::size_t i = 0; i < box_count; ++i) {
        auto const at = random() % made.xs.size();
        auto const dice = share(random);
        auto const half = (dice < 0.4    ? 500
                           : dice < 0.75 ? 4'000
                           : dice < 0.95 ? 20'000
                                         : 80'000) *
                          (0.7 + 0.6 * share(random));
        auto const x = made.xs[at] + (share(random) - 0.5) * half;
        auto const y = made.ys[at] + (share(random) - 0.5) * half;
        xs.insert(xs.end(), {x - half, x + half});
        ys.insert(ys.end(), {y - half, y + half});
    }
    to_degrees(xs, ys);
    text_file file{folder, "boxes.txt"};
    for (std::size_t i = 0; i < xs.size(); i += 2) {
        file.line("{:.6f},{:.6f},{:.6f},{:.6f}", xs[i], ys[i], xs[i + 1], ys[i + 1]);
    }
}

geo::shape in_degrees(std::string const& wkb) {
    auto shape = geo::shape_of(geo::from_wkb(wkb));
    std::vector<double> xs, ys;
    for (auto const& at : shape.points) {
        xs.push_back(at.x);
        ys.push_back(at.y);
    }
    to_degrees(xs, ys);
    for (std::size_t i = 0; i < xs.size(); ++i) {
        shape.points[i] = {xs[i], ys[i]};
    }
    return shape;
}

std::string ring_text(std::span<geo::point const> ring) {
    std::string text = "[";
    for (auto const& at : ring) {
        text += fmt::format("{}[{},{}]", text.size() > 1 ? "," : "", at.x, at.y);
    }
    return text + "]";
}

std::string multipolygon_text(geo::shape const& shape) {
    std::string text = R"({"type":"MultiPolygon","coordinates":[)";
    std::size_t ring = 0;
    for (auto const part_end : shape.part_ends) {
        text += text.back() == ']' ? ",[" : "[";
        for (bool first = true; ring < part_end; ++ring, first = false) {
            text.append(first ? "" : ",").append(ring_text(shape.ring(ring)));
        }
        text += ']';
    }
    return text + "]}";
}

std::string hexadecimal(std::string_view bytes) {
    std::string text;
    for (auto const byte : bytes) {
        text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    }
    return text;
}

void write_zones(std::filesystem::path const& folder, std::span<std::string const> zones) {
    text_file geojson{folder, "zones.geojson"}, csv{folder, "zones.csv"};
    geojson.line(R"({{"type":"FeatureCollection","features":[)");
    csv.line("id,code,name,population,unsafe_percent,geom");
    std::mt19937 random{7};
    for (std::size_t i = 0; i < zones.size(); ++i) {
        auto const shape = in_degrees(zones[i]);
        auto const code = fmt::format("Z{:05}", i + 1), name = fmt::format("Zone {}", i + 1);
        auto const population = 200 + random() % 3'000, percent = random() % 60;
        geojson.line(
            R"({}{{"type":"Feature","properties":{{"id":{},"code":"{}","name":"{}","population":{},"unsafe_percent":{}}},"geometry":{}}})",
            i == 0 ? "" : ",", i + 1, code, name, population, percent, multipolygon_text(shape));
        csv.line("{},{},{},{},{},{}", i + 1, code, name, population, percent,
                 hexadecimal(geo::to_wkb(geo::geometry_of(shape))));
    }
    geojson.line("]}}");
}

} // anonymous namespace

int main(int argc, char** argv) {
    try {
        if (argc < 2) {
            throw input_error{"Call: bench_country FOLDER [POINTS [ZONES]]"};
        }
        country_options options;
        options.points = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : options.points;
        options.zones = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : options.zones;
        auto made = make_country(options);
        std::filesystem::path const folder = argv[1];
        std::filesystem::create_directories(folder);
        write_boxes(folder, made);
        write_zones(folder, made.zones);
        to_degrees(made.xs, made.ys);
        write_points(folder, made.xs, made.ys);
        return 0;
    } catch (std::exception const& e) {
        fmt::print(stderr, "{}\n", e.what());
        return 1;
    }
}

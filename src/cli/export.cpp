#include "api/service.hpp"
#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "base/suggest.hpp"
#include "cli/commands.hpp"
#include "ogr/reader.hpp"
#include "ogr/writer.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>

namespace trygg::cli {
namespace {

using nlohmann::json;

constexpr int stored_crs = 4326; // what the API answers in

std::string body_of(http::response const& answer) {
    if (!answer.stream) {
        return answer.shared_body ? *answer.shared_body : answer.body;
    }
    std::string whole;
    std::string chunk;
    bool more = true;
    while (more) {
        chunk.clear();
        more = answer.stream(chunk);
        whole += chunk;
    }
    return whole;
}

json ask(api::service const& service, std::string const& target) {
    auto const answer =
        service.answer({.method = "GET",
                        .target = target,
                        .headers = {{"accept", "application/json"}, {"host", "localhost"}}});
    auto body = json::parse(body_of(answer));
    if (answer.status != 200) {
        throw error{"{}", body.value("detail", body.value("title", "the layer cannot be read"))};
    }
    return body;
}

/// Throws not_found, with the nearest collection there is.
void check_layer(api::service const& service, std::string const& layer) {
    std::vector<std::string> known;
    auto const all = ask(service, "/collections");
    for (auto const& each : all.at("collections")) {
        known.push_back(each.at("id").get<std::string>());
    }
    if (std::find(known.begin(), known.end(), layer) == known.end()) {
        auto const near = did_you_mean(layer, known);
        throw not_found{"there is no layer '{}'{}", layer,
                        near.empty() ? fmt::format("; there are {}", fmt::join(known, ", "))
                                     : near};
    }
}

/// Path and query of the link to the next page; empty on the last one.
std::string next_page(json const& page) {
    auto const links = page.value("links", json::array());
    for (auto const& link : links) {
        if (link.value("rel", "") == "next") {
            auto const href = link.at("href").get<std::string>();
            auto const path = href.find("/collections/");
            return path == std::string::npos ? href : href.substr(path);
        }
    }
    return {};
}

/// All pages of a layer as one GeoJSON file: what the API publishes, and nothing more.
void collect(api::service const& service, std::string const& layer, std::string const& path) {
    std::ofstream out{path, std::ios::binary};
    out << R"({"type":"FeatureCollection","features":[)";
    auto target = fmt::format("/collections/{}/items?limit=10000", layer);
    if (layer.starts_with("trygghet-")) {
        target += "&municipality=all";
    }
    bool first = true;
    while (!target.empty()) {
        auto const page = ask(service, target);
        for (auto const& feature : page.at("features")) {
            out << (first ? "" : ",\n") << feature.dump();
            first = false;
        }
        target = next_page(page);
    }
    out << "]}\n";
    out.close();
    if (!out) {
        throw error{"{} cannot be written; is there room on the disk?", path};
    }
}

int epsg_of(std::string const& crs) {
    int code = 0;
    std::string_view const number = std::string_view{crs}.substr(crs.starts_with("EPSG:") ? 5 : 0);
    auto const [stop, problem] =
        std::from_chars(number.data(), number.data() + number.size(), code);
    if (problem != std::errc{} || stop != number.data() + number.size()) {
        throw input_error{"--crs {}: write EPSG: and a number, for example EPSG:3006", crs};
    }
    return code;
}

/// The rows of a GeoJSON file in the format that the ending of `out` names.
void convert(std::string const& collected, std::string const& out, ogr::write_options options) {
    auto const layer = ogr::inspect(collected).layers.at(0);
    ogr::read_options as_stored;
    as_stored.target_epsg = stored_crs;
    options.fields = layer.fields;
    options.geometry_type = layer.geometry_type;
    options.source_epsg = stored_crs;
    std::vector<ogr::row> rows;
    ogr::read(collected, as_stored, [&rows](ogr::row const& row) { rows.push_back(row); });
    std::size_t next = 0;
    ogr::write(out, options, [&rows, &next](ogr::row& row) {
        if (next == rows.size()) {
            return false;
        }
        row = std::move(rows[next++]);
        return true;
    });
}

} // namespace

void add_export(CLI::App& command, arguments& given) {
    add_keys(command, given, {"db"});
    command
        .add_option("LAYER", given.layer,
                    "a collection of the API: zones-deso, trygghet-deso, incidents …")
        ->option_text(" ")
        ->required();
    command
        .add_option("OUT", given.out,
                    "the file to write: .gpkg .geojson .csv .fgb, or .zip (a shapefile)")
        ->option_text(" ")
        ->required();
    command.add_option("--crs", given.crs, "the file's CRS (EPSG:4326)")->option_text("EPSG:N");
    command.footer(
        "Writes what the API publishes of that layer; people's free text is never in it.\n\n"
        "Examples:\n  trygghetskarta export --db mark.db measures measures.gpkg --crs EPSG:3006\n"
        "  trygghetskarta export --db mark.db trygghet-deso figures.csv");
}

int run_export(arguments const& given) {
    auto const epsg = epsg_of(given.crs);
    api::service const service{database_of(settle(given))};
    check_layer(service, given.layer);
    scratch_folder const folder;
    auto const collected = (folder.path() / (given.layer + ".geojson")).string();
    collect(service, given.layer, collected);
    ogr::write_options options;
    options.layer = given.layer;
    options.target_epsg = epsg;
    convert(collected, given.out, std::move(options));
    return 0;
}

} // namespace trygg::cli

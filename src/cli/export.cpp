#include "api/service.hpp"
#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "base/suggest.hpp"
#include "cli/commands.hpp"
#include "ogr/reader.hpp"
#include "ogr/writer.hpp"
#include "query/parameters.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <utility>

namespace trygg::cli {
namespace {

using nlohmann::json;

constexpr std::string_view degrees = "EPSG:4326"; // what GeoJSON is in

/// Hands the body on piece by piece.
void take_body(http::response const& answer, std::function<void(std::string_view)> const& use) {
    if (!answer.stream) {
        use(answer.shared_body ? *answer.shared_body : answer.body);
        return;
    }
    std::string chunk;
    for (bool more = true; more;) {
        chunk.clear();
        more = answer.stream(chunk);
        use(chunk);
    }
}

http::response get(api::service const& service, std::string const& target) {
    auto answer = service.answer(
        {.method = "GET", .target = target, .headers = {{"accept", "*/*"}, {"host", "localhost"}}});
    if (answer.status != 200) {
        std::string text;
        take_body(answer, [&text](std::string_view part) { text += part; });
        auto const problem = json::parse(text);
        auto const detail = problem.value("detail", "the layer cannot be read");
        if (answer.status == 400) {
            throw input_error{"{}", detail};
        }
        throw error{"{}", detail};
    }
    return answer;
}

/// Throws not_found, with the nearest collection there is.
void check_layer(api::service const& service, std::string const& layer, bool exact) {
    std::vector<std::string> known;
    std::string text;
    take_body(get(service, "/collections?f=json"),
              [&text](std::string_view part) { text += part; });
    auto const all = json::parse(text);
    for (auto const& each : all.at("collections")) {
        known.push_back(each.at("id").get<std::string>());
    }
    if (std::find(known.begin(), known.end(), layer) == known.end()) {
        auto const near = did_you_mean(layer, known);
        throw not_found{"there is no layer '{}'{}{}", layer, exact ? "" : " that the public sees",
                        near.empty() ? fmt::format("; there are {}", fmt::join(known, ", "))
                                     : near};
    }
}

/// A file that appears under its name when it is whole.
class new_file {
public:
    explicit new_file(std::string path)
        : m_path(std::move(path)), m_partial(m_path + ".partial"),
          m_out(m_partial, std::ios::binary) {
        if (!m_out) {
            throw error{"{} cannot be written: {}", m_path, std::strerror(errno)};
        }
    }
    new_file(new_file const&) = delete;
    new_file& operator=(new_file const&) = delete;
    ~new_file() {
        std::error_code ignored; // it is not there any more when all went well
        std::filesystem::remove(m_partial, ignored);
    }

    void write(std::string_view text) {
        m_out.write(text.data(), static_cast<std::streamsize>(text.size()));
    }

    void close() {
        m_out.close();
        if (!m_out) {
            throw error{"{} cannot be written; is there room on the disk?", m_path};
        }
        std::filesystem::rename(m_partial, m_path);
    }

private:
    std::string m_path, m_partial;
    std::ofstream m_out;
};

/// A GeoJSON text sequence, made one FeatureCollection on its way.
class collection_file {
public:
    explicit collection_file(std::string const& path) : m_file(path) {
        m_file.write(R"({"type":"FeatureCollection","features":[)");
    }

    void write(std::string_view text) {
        constexpr char record_separator = '\x1E'; // never within a record
        std::string joined;
        for (char const c : text) {
            if (c != record_separator) {
                joined += c;
            } else if (!std::exchange(m_first, false)) {
                joined += ',';
            }
        }
        m_file.write(joined);
    }

    void close() {
        m_file.write("]}\n");
        m_file.close();
    }

private:
    new_file m_file;
    bool m_first = true;
};

template <typename File>
void save(api::service const& service, std::string const& target, File&& file) {
    take_body(get(service, target), [&file](std::string_view part) { file.write(part); });
    file.close();
}

/// By way of a GeoPackage, which holds all that a shapefile can.
void save_shapefile(api::service const& service, std::string const& target, std::string const& crs,
                    std::string const& path) {
    scratch_folder const folder;
    auto const whole = (folder.path() / "layer.gpkg").string();
    save(service, target, new_file{whole});
    auto const layer = ogr::inspect(whole).layers.at(0);
    ogr::file_writer out{path,
                         {.layer = layer.name,
                          .fields = layer.fields,
                          .geometry_type = layer.geometry_type,
                          .crs = crs}};
    ogr::read_options as_it_is;
    as_it_is.target_epsg = 0;
    ogr::read(whole, as_it_is, [&out](ogr::row const& row) { out.add(row); });
    out.close();
}

void save_layer(api::service const& service, arguments const& given) {
    auto const ending = std::filesystem::path{given.out}.extension().string();
    auto const target =
        fmt::format("/collections/{}/items?{}f=", query::percent_encoded(given.layer),
                    given.layer.starts_with("trygghet-") ? "municipality=all&" : "");
    auto const in_crs = "&crs=" + query::percent_encoded(given.crs);
    if (ending == ".gpkg" || ending == ".fgb") {
        save(service, target + ending.substr(1) + in_crs, new_file{given.out});
    } else if (ending == ".csv") {
        auto const* const dialect = given.for_excel ? "csv-excel" : "csv";
        save(service, target + dialect + in_crs, new_file{given.out});
    } else if (ending == ".geojson" && given.crs == degrees) {
        save(service, target + "geojsonseq", collection_file{given.out});
    } else if (ending == ".geojson") {
        throw input_error{"GeoJSON is always in EPSG:4326; write {} in that, or as .gpkg",
                          given.out};
    } else if (ending == ".zip") {
        save_shapefile(service, target + "gpkg" + in_crs, given.crs, given.out);
    } else {
        throw input_error{
            "\"{}\" cannot be written: its ending must be .gpkg, .geojson, .csv, .fgb "
            "or .zip (a shapefile)",
            given.out};
    }
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
    command.add_flag("--excel", given.for_excel,
                     "CSV for a double click in a Swedish Excel: semicolons, decimal commas, no "
                     "formulas, no shapes");
    command.add_flag_callback(
        "--exact", [&given] { given.account.role = "staff"; },
        "exact positions and numbers, as staff see them: not to be published");
    command.footer(
        "Writes what the public sees of that layer: small numbers are hidden, and positions are\n"
        "coarse where the source is protected. With --exact it is as staff see it. People's free\n"
        "text is never in it.\n\n"
        "Examples:\n  trygghetskarta export --db mark.db measures measures.gpkg --crs EPSG:3006\n"
        "  trygghetskarta export --db mark.db trygghet-deso figures.csv --excel\n"
        "  trygghetskarta export --db mark.db incidents fires.gpkg --exact");
}

int run_export(arguments const& given) {
    bool const exact = given.account.role == "staff";
    api::service const service{
        {.database_path = database_of(settle(given)),
         .anonymous_role = exact ? model::role::staff : model::role::anyone}};
    check_layer(service, given.layer, exact);
    save_layer(service, given);
    if (exact) {
        fmt::print(stderr,
                   "{} holds exact data, which is for staff; publish what export writes without "
                   "--exact.\n",
                   given.out);
    }
    return 0;
}

} // namespace trygg::cli

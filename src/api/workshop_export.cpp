#include "api/workshop_guest.hpp"
#include "api/workshop_resources.hpp"
#include "api/workshop_routes.hpp"
#include "base/error.hpp"
#include "encode/csv.hpp"
#include "encode/download.hpp"
#include "encode/geojson.hpp"
#include "query/parameters.hpp"
#include "snapshot/contributions.hpp"
#include "store/database.hpp"
#include "store/workshops.hpp"

#include <memory>
#include <numeric>

namespace trygg::api {

namespace {

std::unique_ptr<encode::page_writer> writer_for(std::string_view format, encode::view shown) {
    if (format == "geojson") {
        return std::make_unique<encode::collection_writer>(
            std::move(shown), R"({"type":"FeatureCollection","features":[)", "]}");
    }
    return std::make_unique<encode::csv_writer>(std::move(shown), format == "csv"
                                                                      ? encode::csv_dialect::plain
                                                                      : encode::csv_dialect::excel);
}

void write(http::response& to, std::string_view format,
           std::shared_ptr<snapshot::table const> const& table) {
    std::vector<std::uint32_t> rows(table->size());
    std::iota(rows.begin(), rows.end(), 0U);
    auto shown = encode::everything_of(table);
    if (format == "gpkg") {
        to.stream = encode::make_download(std::move(shown), std::move(rows),
                                          encode::file_format::geopackage);
        return;
    }
    auto const writer = writer_for(format, std::move(shown));
    writer->begin(to.body);
    writer->expect(rows);
    for (auto const row : rows) {
        writer->append(to.body, row);
    }
    writer->end(to.body);
}

} // namespace

/// For leaders: guests see what is shown, with the rest of the workshop's state.
http::response workshop_contributions(context const& at) {
    auto const id = id_of(at.captures.at(0));
    if (at.who.role < model::role::editor) {
        throw not_found{"there is nothing at {}", query::percent_decoded(at.path)};
    }
    auto const& chosen = document_format(at, contribution_formats());
    auto const table =
        std::make_shared<snapshot::table const>(desk_of(at).read([&](db::connection& database) {
            store::find_workshop(database, id);
            return snapshot::contributions_of(database, id,
                                              fmt::format("EPSG:{}", store::storage_crs(database)));
        }));
    http::response result;
    result.headers.emplace("Content-Type", chosen.media_type);
    result.headers.emplace("Cache-Control", "no-store");
    result.headers.emplace("Content-Disposition",
                           fmt::format("attachment; filename=\"workshop-{}.{}\"", id,
                                       chosen.name == "csv-excel" ? "csv" : chosen.name));
    write(result, chosen.name, table);
    return result;
}

} // namespace trygg::api

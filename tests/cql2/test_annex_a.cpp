/// \file The abstract tests of OGC 21-065r2, Annex A: predicates and how many items they give of
/// the standard's own data. annex_a.json says where a count of the standard is not kept, and why.

#include "cql2/cql2.hpp"
#include "ingest/importing.hpp"
#include "snapshot/load.hpp"
#include "store/database.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace trygg;

namespace {

nlohmann::json read_predicates() {
    std::ifstream file{ANNEX_A};
    return nlohmann::json::parse(file);
}

std::shared_ptr<snapshot::snapshot const> import_all(importing const& to, std::string const& path) {
    for (auto const* layer : {"ne_110m_admin_0_countries", "ne_110m_populated_places_simple",
                              "ne_110m_rivers_lake_centerlines"}) {
        auto what = to.request("layer", path);
        what.layer = layer;
        to.import(what);
    }
    auto database = store::open_to_read(to.database());
    return snapshot::load(database);
}

std::int64_t count(cql2::expression_pointer parsed, snapshot::table const& table) {
    cql2::filter const filter{std::move(parsed), table, model::crs84()};
    std::int64_t result = 0;
    for (std::size_t row = 0; row < table.size(); ++row) {
        result += filter.passes(row) ? 1 : 0;
    }
    return result;
}

} // namespace

TEST_CASE("The predicates of the standard give its counts, in text and in JSON") {
    auto const path = real_file("cql2/ne110m4cql2.gpkg");
    if (path.empty()) {
        return;
    }
    importing const folder;
    auto const data = import_all(folder, path);

    for (auto const& entry : read_predicates()) {
        auto const text = entry.at("text").get<std::string>();
        auto const& table = *data->find(entry.at("collection").get<std::string>());
        CAPTURE(text);
        CHECK(count(cql2::parse_text(text), table) == entry.at("count").get<std::int64_t>());
        CHECK(count(cql2::parse_json(entry.at("json").dump()), table) ==
              entry.at("count").get<std::int64_t>());
    }
}

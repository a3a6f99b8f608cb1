#include "api/catalog.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "query/parameters.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

/// Whoever takes a layer home must be told what the map tells.
void mark_made_up(std::vector<collection_info>& collections) {
    for (auto& collection : collections) {
        collection.description += " Databasen innehåller påhittade siffror, till demonstration.";
    }
}

} // namespace

std::vector<collection_info> list_collections(snapshot::snapshot const& data) {
    std::vector<collection_info> result;
    for (std::size_t i = 0; i < data.zone_sets.size(); ++i) {
        auto const& set = data.zone_sets[i];
        result.push_back({"trygghet-" + set.name, "Trygghet per zon: " + set.title,
                          "Zonerna med siffror för vald period, del av dygnet, händelsetyp och "
                          "orsak.",
                          &data.tables[set.table], i});
    }
    for (auto const& table : data.tables) {
        result.push_back({table.id, table.title, table.description, &table});
    }
    if (std::ranges::any_of(data.sources, &snapshot::source::made_up)) {
        mark_made_up(result);
    }
    return result;
}

std::string collection_path(collection_info const& collection) {
    return "/collections/" + query::percent_encoded(collection.id);
}

collection_info find_collection(snapshot::snapshot const& data, std::string const& id) {
    std::vector<std::string> ids;
    for (auto& collection : list_collections(data)) {
        if (collection.id == id) {
            return collection;
        }
        ids.push_back(collection.id);
    }
    throw not_found{"there is no collection '{}'{}", id, did_you_mean(id, ids)};
}

} // namespace trygg::api

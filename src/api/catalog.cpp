#include "api/catalog.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "query/parameters.hpp"
#include "store/setting_values.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace trygg::api {

namespace {

/// Whoever takes a layer home must be told what the map tells.
void mark_made_up(std::vector<collection_info>& collections, page_language const& language) {
    for (auto& collection : collections) {
        collection.description +=
            language({" Databasen innehåller påhittade siffror, till demonstration.",
                      " The database holds made-up figures, for demonstration."});
    }
}

/// What is told of a table of ours in English; in Swedish the snapshot tells it.
struct english_table {
    std::string_view id, title, description;
};
constexpr std::array english_tables{
    english_table{"incidents", "Incidents", "Arson and other incidents."},
    english_table{"mentions", "Places pointed out",
                  "Places that respondents have pointed out as unsafe or safe."},
    english_table{"measures", "Measures", "Measures that are planned, under way or done."},
    english_table{"activities", "Activities of the citizens’ pledge",
                  "What has been done, and is planned, within the pledge’s commitments."},
    english_table{"commitments", "Commitments of the citizens’ pledge",
                  "What has been promised, with target and rule."},
    english_table{"places", "Places", "Schools and other places with names."},
    english_table{"notes", "Situation", "What is going on now: notes that everybody may read."},
    english_table{"contributions", "Contributions from workshops",
                  "What participants of open workshops have said of places. Not a sample: never "
                  "counted in the survey’s shares."}};

void tell_in_english(collection_info& of, snapshot::snapshot const& data,
                     store::layer_names const& layers) {
    auto const known = std::ranges::find(english_tables, of.id, &english_table::id);
    if (std::ranges::find(data.layers, of.id) != data.layers.end()) {
        auto const name = layers.find(of.id);
        of.title = name == layers.end() ? of.title : name->second;
        of.description = "Imported as it is, with the file’s own properties.";
    } else if (known != english_tables.end()) {
        of.title = known->title;
        of.description = known->description;
    }
}

/// The two collections of a zone set: with figures, and its zones alone.
collection_info joined_collection(snapshot::snapshot const& data, std::size_t index,
                                  page_language const& language) {
    auto const& set = data.zone_sets[index];
    auto const& title = language.is_english() ? english_title(set) : set.title;
    return {"trygghet-" + set.name, language({"Trygghet per zon: ", "Safety by zone: "}) + title,
            language({"Zonerna med siffror för vald period, del av dygnet, händelsetyp och orsak.",
                      "The zones with figures for a chosen period, part of the day, kind of "
                      "incident and reason."}),
            &data.tables[set.table], index};
}

std::vector<collection_info> tables_of(snapshot::snapshot const& data,
                                       page_language const& language) {
    std::vector<collection_info> result;
    auto const layers = store::parse_layer_names(data.setting("layer_names_en").value_or(""))
                            .value_or(store::layer_names{});
    for (auto const& table : data.tables) {
        result.push_back({table.id, table.title, table.description, &table});
        if (language.is_english()) {
            tell_in_english(result.back(), data, layers);
        }
    }
    for (auto const& set : data.zone_sets) {
        if (language.is_english()) {
            result[set.table].title = english_title(set);
            result[set.table].description = "The zones, without figures.";
        }
    }
    return result;
}

} // namespace

std::vector<collection_info> list_collections(snapshot::snapshot const& data,
                                              page_language const& language) {
    std::vector<collection_info> result;
    for (std::size_t i = 0; i < data.zone_sets.size(); ++i) {
        result.push_back(joined_collection(data, i, language));
    }
    std::ranges::move(tables_of(data, language), std::back_inserter(result));
    if (std::ranges::any_of(data.sources, &snapshot::source::made_up)) {
        mark_made_up(result, language);
    }
    return result;
}

std::string english_title(snapshot::zone_set const& set) {
    static constexpr std::array shipped{std::pair{"deso", "Small areas (DeSO)"},
                                        std::pair{"regso", "Areas (RegSO)"},
                                        std::pair{"tatort", "Localities"}};
    auto const found =
        std::ranges::find_if(shipped, [&](auto const& known) { return known.first == set.name; });
    return found == shipped.end() ? set.title : found->second;
}

std::string collection_path(collection_info const& collection) {
    return "/collections/" + query::percent_encoded(collection.id);
}

collection_info find_collection(snapshot::snapshot const& data, std::string const& id,
                                page_language const& language) {
    std::vector<std::string> ids;
    for (auto& collection : list_collections(data, language)) {
        if (collection.id == id) {
            return collection;
        }
        ids.push_back(collection.id);
    }
    throw not_found{"there is no collection '{}'{}", id, did_you_mean(id, ids)};
}

} // namespace trygg::api

#include "api/catalog.hpp"
#include "api/class_breaks.hpp"
#include "api/opening.hpp"
#include "api/parameters.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"
#include "model/codes.hpp"
#include "query/parameters.hpp"
#include "store/setting_values.hpp"
#include "store/tile_address.hpp"
#include "tiles/pmtiles.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace trygg::api {

namespace {

using counts = std::map<std::string, std::int64_t, std::less<>>;

/// The list's codes with their names and how often each is used; a code in use that the list does
/// not have comes last, under its own name.
json named_codes(std::string_view list, counts const& used) {
    auto result = json::array();
    auto left = used;
    for (auto const& code : model::codes(list)) {
        auto const found = used.find(code.code);
        json entry{{"code", code.code}, {"sv", code.sv}, {"en", code.en}};
        if (!code.sentiment.empty()) {
            entry["sentiment"] = code.sentiment;
        }
        entry["count"] = found == used.end() ? 0 : found->second;
        result.push_back(std::move(entry));
        left.erase(code.code);
    }
    for (auto const& [code, count] : left) {
        result.push_back({{"code", code}, {"sv", code}, {"en", code}, {"count", count}});
    }
    return result;
}

/// How often each text of a column stands there, or what `weights` says.
counts count_texts(snapshot::column const& column, std::vector<std::int64_t> const* weights = {}) {
    std::vector<std::int64_t> by_word(column.texts.size());
    for (std::size_t i = 0; i < column.words.size(); ++i) {
        by_word[column.words[i]] += weights ? (*weights)[i] : 1;
    }
    counts result;
    for (std::uint32_t word = 1; word < by_word.size(); ++word) {
        result.emplace(column.texts.text(word), by_word[word]);
    }
    return result;
}

/// Of all surveys, as far as they may be seen.
counts published_reasons(snapshot::snapshot const& data) {
    counts result;
    for (auto const& survey : data.cells->surveys) {
        for (auto const* table : {&survey.mentions.reasons_unsafe, &survey.mentions.reasons_safe}) {
            for (std::size_t reason = 0; reason < table->columns; ++reason) {
                auto const own = data.cells->geography.of_municipality[data.own]; // 0 without one
                auto const count = std::max(table->at(0, reason),
                                            table->at(static_cast<std::size_t>(own), reason));
                result[data.reasons[reason]] += std::max<std::int64_t>(0, count); // hidden is below
            }
        }
    }
    return result;
}

counts count_reasons(snapshot::snapshot const& data) {
    if (data.cells) {
        return published_reasons(data);
    }
    counts result;
    for (auto const& reasons : data.mentions.reasons) {
        for (auto const reason : reasons) {
            ++result[data.reasons[reason]];
        }
    }
    return result;
}

json title_of(snapshot::zone_set const& set) {
    return {{"sv", set.title}, {"en", english_title(set)}};
}

json zone_sets(snapshot::snapshot const& data) {
    auto result = json::array();
    for (auto const& set : data.zone_sets) {
        result.push_back({{"name", set.name},
                          {"title", title_of(set)},
                          {"version", set.version},
                          {"zones", "zones-" + set.name},
                          {"joined", "trygghet-" + set.name},
                          {"count", set.zones.size()}});
    }
    return result;
}

json incident_years(snapshot::snapshot const& data) {
    std::set<int> result;
    for (auto const& [kind, years] : data.incidents.covered_years) {
        result.insert(years.begin(), years.end());
    }
    json years = result;
    return years;
}

/// The years before and after which numbers of incidents do not compare, as a person has said.
json form_changes(snapshot::snapshot const& data) {
    auto const years = store::parse_years(data.setting("form_changes").value_or(""));
    return years ? json(*years) : json::array();
}

/// Null what may not be told.
json told(std::int64_t number) { return number == snapshot::hidden ? json(nullptr) : json(number); }

json surveys(snapshot::snapshot const& data) {
    auto result = json::array();
    for (auto const& survey : data.surveys) {
        result.push_back({{"year", survey.year},
                          {"title", survey.title},
                          {"sampling", survey.random ? "random" : "open"},
                          {"responses", told(survey.responses)},
                          {"made_up", survey.made_up}});
    }
    return result;
}

json commitments(snapshot::pledge const& pledge) {
    auto result = json::array();
    for (auto const& c : pledge.commitments) {
        result.push_back({{"id", c.id},
                          {"party", c.party},
                          {"text", c.text},
                          {"target", c.target ? json(*c.target) : json(nullptr)},
                          {"rule", c.rule},
                          {"done", c.done},
                          {"planned", c.planned}});
    }
    return result;
}

json pledges(snapshot::snapshot const& data) {
    auto result = json::array();
    for (auto const& pledge : data.pledges) {
        result.push_back({{"year", pledge.year},
                          {"title", pledge.title},
                          {"parties", pledge.parties},
                          {"commitments", commitments(pledge)}});
    }
    return result;
}

json sources(snapshot::snapshot const& data) {
    auto result = json::array();
    for (auto const& s : data.sources) {
        result.push_back({{"name", s.name},
                          {"profile", s.profile},
                          {"holds", s.holds},
                          {"kinds", s.kinds},
                          {"sha256", s.sha256.empty() ? json(nullptr) : json(s.sha256)},
                          {"file_time", s.file_time},
                          {"imported_at", s.imported_at},
                          {"rows", told(s.rows)},
                          {"accepted", told(s.accepted)},
                          {"rejected", told(s.rejected)},
                          {"made_up", s.made_up},
                          {"licence", s.licence.empty() ? json(nullptr) : json(s.licence)}});
    }
    return result;
}

/// `title_en` is there when the setting layer_names_en has one.
json context_layers(snapshot::snapshot const& data) {
    auto result = json::array();
    auto const english = store::parse_layer_names(data.setting("layer_names_en").value_or(""))
                             .value_or(store::layer_names{});
    for (auto const& id : data.layers) {
        auto const& table = *data.find(id);
        result.push_back({{"id", id}, {"title", table.title}, {"count", table.size()}});
        if (auto const name = english.find(id); name != english.end()) {
            result.back()["title_en"] = name->second;
        }
    }
    return result;
}

/// The file that the setting names. One that cannot be read is no reason to show no map.
std::shared_ptr<tiles::pmtiles const> basemap_file(context const& at) {
    auto const path = at.data->setting("basemap_file");
    try {
        return path ? at.tiles->basemap(*path) : nullptr;
    } catch (std::exception const& problem) {
        fmt::print(stderr, "basemap_file: {}\n", problem.what());
        return nullptr;
    }
}

/// Tiles of a file of our own go before those of another server.
json basemap(snapshot::snapshot const& data, tiles::pmtiles const* file) {
    auto const attribution = data.setting("basemap_attribution");
    if (file != nullptr) {
        auto const& facts = file->about();
        return {{"url", "basemap/{z}/{x}/{y}"},
                {"attribution", attribution.value_or(facts.attribution)},
                {"schema", facts.schema.empty() ? json(nullptr) : json(facts.schema)},
                {"min_zoom", facts.min_zoom},
                {"max_zoom", facts.max_zoom}};
    }
    auto const url = data.setting("basemap_url");
    if (!url) {
        return nullptr;
    }
    return {{"url", store::leaflet_address(*url)},
            {"attribution", attribution.value_or(store::host_of(*url))},
            {"schema", nullptr},
            {"min_zoom", 0},
            {"max_zoom", 19}};
}

/// Whom the accessibility statement names; what nobody has set is null.
json contact(snapshot::snapshot const& data) {
    auto const text = [&](char const* key) {
        auto const found = data.setting(key);
        return found ? json(*found) : json(nullptr);
    };
    return {{"organisation", text("organisation")},
            {"email", text("contact_email")},
            {"phone", text("contact_phone")},
            {"reviewed", text("accessibility_date")}};
}

/// Around the municipality's zones, or when there are none around everything.
json extent(snapshot::snapshot const& data) {
    std::optional<snapshot::box> all;
    for (auto const& table : data.tables) {
        auto const box = table.shapes->extent();
        bool const is_zones = table.id.starts_with("zones-");
        if (!box || (!data.zone_sets.empty() && !is_zones)) {
            continue;
        }
        all = all ? snapshot::box{std::min(all->west, box->west), std::min(all->south, box->south),
                                  std::max(all->east, box->east), std::max(all->north, box->north)}
                  : *box;
    }
    return all ? json::array({all->west, all->south, all->east, all->north}) : json(nullptr);
}

json municipality(snapshot::snapshot const& data) {
    if (data.own == 0) {
        return nullptr;
    }
    auto const& own = data.municipalities[data.own];
    return {{"code", own.code}, {"name", own.name}};
}

} // namespace

json incident_kinds(snapshot::snapshot const& data) {
    auto const& incidents = *data.find("incidents");
    auto const& kind = *incidents.find("kind");
    auto result =
        named_codes("incident_kinds", count_texts(kind, &incidents.find("count")->integers));
    for (auto& each : result) {
        auto const word = kind.texts.find(each["code"].get<std::string>());
        if (word != snapshot::dictionary::null && data.cells && data.cells->kinds.contains(word)) {
            each["protected"] = true;
        }
    }
    return result;
}

http::response map_config(context const& at) {
    document_format(at, json_only());
    auto const& data = *at.data;
    auto const& measures = *data.find("measures");
    json result;
    result["revision"] = data.revision;
    result["title"] = data.setting("title").value_or("Trygghetskarta");
    result["municipality"] = municipality(data);
    result["made_up"] = std::ranges::any_of(data.sources, [](auto const& s) { return s.made_up; });
    result["language"] = data.setting("language").value_or("sv");
    result["zone_sets"] = zone_sets(data);
    result["opens"] = json_of(find_opening(data));
    result["incident_years"] = incident_years(data);
    result["form_changes"] = form_changes(data);
    result["surveys"] = surveys(data);
    result["kinds"] = incident_kinds(data);
    result["reasons"] = named_codes("reasons", count_reasons(data));
    result["measure_types"] = named_codes("measure_types", count_texts(*measures.find("type")));
    result["measure_statuses"] =
        named_codes("measure_statuses", count_texts(*measures.find("status")));
    result["activity_kinds"] =
        named_codes("activity_kinds", count_texts(*data.find("activities")->find("kind")));
    result["parts"] = json::array();
    for (auto const& part : model::codes("parts")) {
        result["parts"].push_back({{"code", part.code}, {"sv", part.sv}, {"en", part.en}});
    }
    result["pledges"] = pledges(data);
    result["context_layers"] = context_layers(data);
    result["sources"] = sources(data);
    auto const file = basemap_file(at);
    result["basemap"] = basemap(data, file.get());
    result["basemap_lost"] = !file && data.setting("basemap_file").has_value();
    result["embed"] = data.setting("embed_origins").has_value();
    result["contact"] = contact(data);
    result["extent"] = extent(data);
    result["crs"] = data.storage_crs.name;
    result["breaks"] = own_class_limits(data);
    return json_answer(result);
}

} // namespace trygg::api

#include "ingest/vocabulary.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace trygg::ingest {
namespace {

constexpr field_word id{"id", "the row's own id; without one, its content is"};
constexpr field_word lon{"lon", "longitude, or easting in metres with a CRS"};
constexpr field_word lat{"lat", "latitude, or northing"};
constexpr field_word both{"position", "both in one column: \"latitude,longitude\""};
constexpr field_word zone{"zone", "code of the zone, when there is no position"};
constexpr field_word municipality{"municipality", "its code or name"};
constexpr field_word zone_set{"zone_set", "the set that `zone` or `code` is of, such as deso"};
constexpr field_word set{"set", "name of the zone set; --set goes before it"};
constexpr field_word set_title{"set_title", "what people read"};
constexpr field_word set_version{"set_version", "of the zones, such as 2018"};

constexpr std::array zone_fields{
    field_word{"code", "of the zone; needed"},
    field_word{"name", "what people read; else the code"},
    field_word{"parent", "code of the zone around it"},
    municipality,
    field_word{"population", "people of the zone, in the year `population_year`"},
    field_word{"category", "compared with `only_category`"}};
constexpr std::array zone_constants{
    set,
    set_title,
    set_version,
    field_word{"code_has_municipality", "yes: a code begins with that of the municipality"},
    field_word{"only_category", "rows of other categories are rejected"},
    field_word{"population_year", "the year of `population`; needed with it"}};

constexpr std::array member_fields{field_word{"code", "of the smaller zone; needed"},
                                   field_word{"parent_name", "name of the zone around it; needed"},
                                   municipality};
constexpr std::array member_constants{field_word{"member_set", "the set of the smaller zones"}, set,
                                      set_title, set_version};

constexpr std::array population_fields{
    field_word{"code", "of the zone; needed"}, field_word{"year", "needed"},
    field_word{"count", "people; needed"},
    field_word{"group", "sex or background, when the file has parts and totals"}};
constexpr std::array population_constants{
    zone_set, field_word{"total_group", "the word in `group` that stands for all"}};

constexpr std::array incident_fields{
    id,
    field_word{"kind", "what happened", "incident_kinds", true},
    field_word{"object", "what was hit"},
    field_word{"title", "a short text"},
    field_word{"place", "where, in words"},
    field_word{"date", "date, with the time when it is known"},
    field_word{"registered", "date of the report: used when there is no date"},
    field_word{"end", "when it was over"},
    field_word{"count", "events that the row stands for; else 1"},
    municipality,
    field_word{"precision", "exact, street, place, zone, municipality or none"},
    zone,
    lon,
    lat,
    both};
constexpr std::array incident_constants{
    zone_set, field_word{"position", "ignore: positions are the middle of a municipality"}};

constexpr std::array place_fields{id,
                                  field_word{"name", "needed"},
                                  field_word{"kind", "of place", "place_kinds", true},
                                  municipality,
                                  field_word{"address", "street and number"},
                                  lon,
                                  lat,
                                  both};

constexpr std::array measure_fields{
    id,
    field_word{"type", "of measure; one that is unknown is \"other\"", "measure_types"},
    field_word{"title", "else the place, else the description"},
    field_word{"place", "where, in words: a known name gives a position"},
    field_word{"owner", "who is responsible"},
    field_word{"status", "needed", "measure_statuses"},
    field_word{"status_reason", "why"},
    field_word{"planned_from", "date"},
    field_word{"planned_to", "date"},
    field_word{"done_on", "date"},
    field_word{"cost_sek", "kronor"},
    field_word{"lamps", "how many"},
    field_word{"lamp_watt", "watts a lamp"},
    field_word{"lamp_lumen", "lumens a lamp"},
    field_word{"lamp_kelvin", "colour temperature"},
    field_word{"description", "text; tags of HTML are removed"},
    field_word{"url", "more of it"},
    zone,
    lon,
    lat,
    both};

constexpr std::array pledge_fields{field_word{"year", "of the pledge; needed"},
                                   field_word{"pledge", "its title"},
                                   field_word{"parties", "who promises"},
                                   field_word{"commitment_id", "of the commitment; else its text"},
                                   field_word{"commitment", "text; needed"},
                                   field_word{"owner", "who is responsible"},
                                   field_word{"target", "how many times"},
                                   field_word{"rule", "how the target is meant", "pledge_rules"},
                                   field_word{"activity_id", "of the activity"},
                                   field_word{"activity", "its kind", "activity_kinds", true},
                                   field_word{"date", "of the activity"},
                                   field_word{"place", "where, in words"},
                                   field_word{"outcome", "text"},
                                   field_word{"status", "of the activity", "activity_statuses"},
                                   field_word{"public", "whether it is told", "yes_no"},
                                   zone,
                                   lon,
                                   lat,
                                   both};

constexpr std::array survey_fields{
    id,
    field_word{"weight", "of the answer, above 0; else 1"},
    field_word{"channel", "how it came", "channels"},
    field_word{"age", "group of ages", "age_groups"},
    field_word{"sex", "of who answers", "sexes"},
    municipality,
    field_word{"zone", "code of the zone where who answers lives"},
    field_word{"safe_day", "how safe by day; this or safe_evening is needed", "answers"},
    field_word{"safe_evening", "how safe in the evening", "answers"},
    field_word{"problems", "several choices", "problems"}};
constexpr std::array survey_constants{
    field_word{"year", "else the one in the file's name"}, field_word{"title", "of the survey"},
    field_word{"sampling", "random, or open: a web survey that anyone may answer"}, zone_set};
constexpr std::array mention_fields{field_word{"place", "where, in words"},
                                    lon,
                                    lat,
                                    field_word{"part", "of the day", "parts"},
                                    field_word{"reasons", "several choices", "reasons"},
                                    field_word{"comment", "kept, and never published"},
                                    zone};

constexpr std::array layer_fields{id, lon, lat};
constexpr std::array only_zone_set{zone_set};

constexpr std::array all{vocabulary{"zones", zone_fields, zone_constants, {}},
                         vocabulary{"members", member_fields, member_constants, {}},
                         vocabulary{"population", population_fields, population_constants, {}},
                         vocabulary{"incidents", incident_fields, incident_constants, {}},
                         vocabulary{"places", place_fields, {}, {}},
                         vocabulary{"measures", measure_fields, only_zone_set, {}},
                         vocabulary{"pledges", pledge_fields, only_zone_set, {}},
                         vocabulary{"survey", survey_fields, survey_constants, mention_fields},
                         vocabulary{"layer", layer_fields, {}, {}}};

void add_names(std::vector<std::string>& to, std::span<field_word const> from) {
    for (auto const& each : from) {
        to.emplace_back(each.name);
    }
}

void add_once(std::vector<std::string>& to, std::string const& name) {
    if (std::ranges::find(to, name) == to.end()) {
        to.push_back(name);
    }
}

} // namespace

std::vector<std::string> vocabulary::field_names() const {
    std::vector<std::string> names;
    add_names(names, fields);
    return names;
}

std::vector<std::string> vocabulary::mention_names() const {
    std::vector<std::string> names;
    add_names(names, mention);
    return names;
}

std::vector<std::string> vocabulary::constant_names() const {
    auto names = field_names();
    for (auto const& each : constants) {
        add_once(names, each.name);
    }
    return names;
}

std::vector<std::string> vocabulary::code_names() const {
    std::vector<std::string> names;
    for (auto const& some : {fields, mention}) {
        for (auto const& each : some) {
            if (*each.list != '\0') {
                add_once(names, each.name);
                add_once(names, each.list);
            }
        }
    }
    return names;
}

std::vector<field_word> vocabulary::coded(std::string_view name) const {
    std::vector<field_word> found;
    for (auto const& some : {fields, mention}) {
        for (auto const& each : some) {
            if (*each.list != '\0' && (name == each.name || name == each.list)) {
                found.push_back(each);
            }
        }
    }
    return found;
}

std::string translated(profile const& by, std::string_view field, std::string_view word) {
    auto const table = by.codes.find(std::string{field});
    if (table != by.codes.end()) {
        for (auto const& [theirs, ours] : table->second) {
            if (fold(theirs) == fold(word)) {
                return ours;
            }
        }
    }
    return std::string{word};
}

vocabulary const& vocabulary_of(std::string_view theme) {
    auto const found =
        std::ranges::find_if(all, [theme](vocabulary const& each) { return theme == each.theme; });
    if (found == all.end()) {
        throw not_found{"there is no theme '{}'", theme};
    }
    return *found;
}

std::span<vocabulary const> vocabularies() { return all; }

} // namespace trygg::ingest

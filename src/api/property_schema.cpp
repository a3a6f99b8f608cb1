#include "api/property_schema.hpp"

#include "api/joined.hpp"
#include "model/codes.hpp"
#include "query/order.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace trygg::api {

namespace {

using snapshot::column;
using snapshot::column_type;

/// A list with more values than this is left out of the schema.
constexpr std::size_t most_values = 60;

/// Something known of one property of one collection.
struct known {
    std::string_view collection, property, value;
};

/// The list that a property's codes are from.
constexpr std::array code_lists{known{"incidents", "kind", "incident_kinds"},
                                known{"incidents", "part", "parts"},
                                known{"mentions", "part", "parts"},
                                known{"measures", "type", "measure_types"},
                                known{"measures", "status", "measure_statuses"},
                                known{"activities", "kind", "activity_kinds"},
                                known{"activities", "rule", "pledge_rules"},
                                known{"activities", "status", "activity_statuses"},
                                known{"places", "kind", "place_kinds"}};

/// Units that a name holds, as UCUM writes them.
constexpr std::array units{std::pair{"area_m2", "m2"}, std::pair{"lamp_watt", "W"},
                           std::pair{"lamp_lumen", "lm"}, std::pair{"lamp_kelvin", "K"}};

constexpr std::array closed_lists{std::string_view{"sentiment"}, std::string_view{"precision"}};

/// What a property tells of a feature's time.
constexpr std::array roles{known{"incidents", "date", "primary-interval-start"},
                           known{"incidents", "date_to", "primary-interval-end"},
                           known{"measures", "planned_from", "primary-interval-start"},
                           known{"measures", "planned_to", "primary-interval-end"},
                           known{"activities", "date", "primary-instant"}};

/// Empty when nothing is known.
std::string_view value_of(std::span<known const> list, std::string_view collection,
                          std::string_view property) {
    auto const found = std::ranges::find_if(list, [&](known const& entry) {
        return entry.collection == collection && entry.property == property;
    });
    return found == list.end() ? std::string_view{} : found->value;
}

bool is_ours(snapshot::snapshot const& data, std::string_view collection) {
    return std::ranges::find(data.layers, collection) == data.layers.end();
}

/// A shipped code with its names; null when there is none.
model::code const* entry_of(std::string_view list, std::string_view code) {
    auto const all = model::codes(list);
    auto const found = std::ranges::find(all, code, &model::code::code);
    return found == all.end() ? nullptr : &*found;
}

/// The values of a coded column: those of its list, then what else is in use.
void add_values(json& to, column const& of, std::string_view list, page_language const& in) {
    auto values = json::array();
    std::set<std::string, std::less<>> listed;
    std::string names;
    if (!list.empty()) {
        for (auto const& code : model::codes(list)) {
            values.push_back(code.code);
            listed.insert(code.code);
            names += fmt::format("{}{}: {}", names.empty() ? "" : ", ", code.code,
                                 in.is_english() ? code.en : code.sv);
        }
    }
    for (std::uint32_t word = 1; word < of.texts.size(); ++word) {
        auto const text = std::string{of.texts.text(word)};
        if (listed.insert(text).second) {
            values.push_back(text);
        }
    }
    if (values.size() > most_values || values.empty()) {
        return;
    }
    to["enum"] = std::move(values);
    if (!names.empty()) {
        to["description"] = names;
    }
}

bool is_object(column const& of) {
    return of.type == column_type::json && of.texts.size() > 1 && of.texts.text(1).starts_with('{');
}

void add_json_type(json& to, column const& of) {
    to["type"] = is_object(of) ? "object" : "array";
    if (!is_object(of)) {
        to["items"] = {{"type", "string"}};
    }
}

void add_type(json& to, column const& of) {
    switch (of.type) {
    case column_type::integer:
        to["type"] = "integer";
        break;
    case column_type::real:
        to["type"] = "number";
        break;
    case column_type::boolean:
        to["type"] = "boolean";
        break;
    case column_type::text:
        to["type"] = "string";
        break;
    case column_type::temporal: {
        auto const kind = snapshot::kind_of_times(of);
        to["type"] = "string";
        if (kind != snapshot::time_kind::mixed) {
            to["format"] = kind == snapshot::time_kind::dates ? "date" : "date-time";
        }
        break;
    }
    case column_type::json:
        add_json_type(to, of);
        break;
    }
}

json schema_of(snapshot::snapshot const& data, std::string_view collection, column const& of,
               page_language const& in) {
    json result{{"title", title_of_property(data, collection, of.name, in)}};
    add_type(result, of);
    if (!is_ours(data, collection)) {
        return result;
    }
    auto const list = value_of(code_lists, collection, of.name);
    if (!list.empty() || std::ranges::find(closed_lists, of.name) != closed_lists.end()) {
        add_values(result, of, list, in);
    }
    for (auto const& [property, unit] : units) {
        if (property == of.name) {
            result["x-ogc-unit"] = unit;
            result["x-ogc-unitLang"] = "UCUM";
        }
    }
    if (auto const role = value_of(roles, collection, of.name); !role.empty()) {
        result["x-ogc-role"] = role;
    }
    return result;
}

bool is_among(column const& of, schema_kind kind) {
    switch (kind) {
    case schema_kind::queryables:
        return !is_object(of);
    case schema_kind::sortables:
        return query::is_sortable(of);
    default:
        return true;
    }
}

/// The first of `names` that no property has; an imported layer may have all of them.
std::string free_name(snapshot::table const& table, std::initializer_list<char const*> names) {
    for (auto const* name : names) {
        if (!table.find(name)) {
            return name;
        }
    }
    std::string longer{*names.begin()};
    while (table.find(longer)) {
        longer += '_';
    }
    return longer;
}

/// The name of a property that all collections have.
std::string title_of(std::string_view property, page_language const& in) {
    auto const& entry = *entry_of("properties", property);
    return in.is_english() ? entry.en : entry.sv;
}

/// "geometry-point" of "Point".
json geometry_schema(std::string const& type, page_language const& in) {
    std::string format = "geometry-any";
    if (!type.empty()) {
        format = "geometry-" + type;
        std::ranges::transform(format, format.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
    }
    return {{"title", title_of("geometry", in)},
            {"x-ogc-role", "primary-geometry"},
            {"format", format}};
}

} // namespace

char const* json_type_name(column_type type) {
    switch (type) {
    case column_type::integer:
        return "integer";
    case column_type::real:
        return "number";
    case column_type::boolean:
        return "boolean";
    default:
        return "string";
    }
}

std::string title_of_property(snapshot::snapshot const& data, std::string_view collection,
                              std::string_view name, page_language const& in) {
    constexpr std::string_view zone = "zone_";
    if (!is_ours(data, collection)) {
        return std::string{name};
    }
    if (auto const* entry = entry_of("properties", name)) {
        return in.is_english() ? entry->en : entry->sv;
    }
    auto const* set = name.starts_with(zone) ? data.find_set(name.substr(zone.size())) : nullptr;
    if (set == nullptr) {
        return std::string{name};
    }
    return in({"Zon: ", "Zone: "}) + (in.is_english() ? english_title(*set) : set->title);
}

std::shared_ptr<snapshot::table const> example_table(std::shared_ptr<snapshot::snapshot const> data,
                                                     collection_info const& collection) {
    if (!collection.joined_set) {
        return {data, collection.table};
    }
    return join_layer(*data, *collection.joined_set, {}).table;
}

json property_schemas(std::shared_ptr<snapshot::snapshot const> const& data,
                      collection_info const& collection, schema_kind kind,
                      page_language const& in) {
    auto const table = example_table(data, collection);
    json result = json::object();
    auto const id = free_name(*table, {"id", "feature_id"});
    if (kind == schema_kind::features || (kind == schema_kind::queryables && id == "id")) {
        result[id] = {{"title", title_of("id", in)},
                      {"type", table->ids->are_numbers() ? "integer" : "string"},
                      {"x-ogc-role", "id"}};
    }
    for (auto const& column : table->properties) {
        if (is_among(*column, kind)) {
            result[column->name] = schema_of(*data, collection.id, *column, in);
        }
    }
    if (kind != schema_kind::sortables) {
        result[free_name(*table, {"geometry", "geom"})] =
            geometry_schema(table->shapes->type(), in);
    }
    int place = 0;
    for (auto& schema : result) {
        schema["x-ogc-propertySeq"] = ++place;
    }
    return result;
}

} // namespace trygg::api

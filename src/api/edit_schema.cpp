#include "api/edit_schema.hpp"

#include "edit/status_steps.hpp"
#include "model/codes.hpp"

namespace trygg::api {

namespace {

using edit::field_type;

char const* name_of(field_type type) {
    switch (type) {
    case field_type::integer:
        return "integer";
    case field_type::real:
        return "number";
    case field_type::boolean:
        return "boolean";
    case field_type::date:
        return "date";
    case field_type::code:
        return "code";
    case field_type::open_code:
        return "open_code";
    case field_type::role:
        return "role";
    case field_type::link:
        return "link";
    case field_type::commitment:
        return "commitment";
    case field_type::zone:
        return "zone";
    case field_type::mentions:
        return "mentions";
    case field_type::incidents:
        return "incidents";
    case field_type::zones:
        return "zones";
    default:
        return "text";
    }
}

json code_list(std::string const& list) {
    auto result = json::array();
    for (auto const& each : model::codes(list)) {
        result.push_back({{"code", each.code}, {"sv", each.sv}, {"en", each.en}});
    }
    return result;
}

json codes_in(std::string const& list) {
    auto result = json::array();
    for (auto const& each : model::codes(list)) {
        result.push_back(each.code);
    }
    return result;
}

json item_schema(field_type type) {
    bool const by_text = type == field_type::zones;
    return {{"type", by_text ? "string" : "integer"}};
}

json schema_of(edit::field const& of) {
    json result;
    if (of.is_list()) {
        return {{"type", "array"}, {"items", item_schema(of.type)}, {"maxItems", of.most}};
    }
    switch (of.type) {
    case field_type::integer:
    case field_type::commitment:
        result["type"] = "integer";
        break;
    case field_type::real:
        result["type"] = "number";
        break;
    case field_type::boolean:
        result["type"] = "boolean";
        break;
    default:
        result["type"] = "string";
    }
    bool const is_number = of.type == field_type::integer || of.type == field_type::real;
    if (of.most > 0) {
        result[is_number ? "maximum" : "maxLength"] = static_cast<std::int64_t>(of.most);
    }
    if (of.type == field_type::code) {
        result["enum"] = codes_in(of.codes);
    }
    if (!of.required) {
        result["nullable"] = true;
    }
    return result;
}

} // namespace

json feature_schema(std::string_view collection, bool is_patch) {
    auto const& kind = *edit::find_kind(collection);
    json properties{{"type", "object"}, {"properties", json::object()}};
    auto required = json::array();
    for (auto const& field : kind.fields) {
        properties["properties"][field.name] = schema_of(field);
        if (field.required) {
            required.push_back(field.name);
        }
    }
    json result{{"type", "object"}};
    if (!is_patch) {
        properties["required"] = required;
        result["required"] = json::array({"type", "properties"});
    }
    result["properties"] = {
        {"type", {{"type", "string"}, {"enum", json::array({"Feature"})}}},
        {"properties", properties},
        {"geometry",
         {{"type", "object"}, {"nullable", true}, {"description", "A GeoJSON geometry."}}},
        {"reason", {{"type", "string"}, {"description", "Why; kept in the history."}}}};
    return result;
}

json form_of(edit::kind const& of) {
    json result{{"collection", of.collection},
                {"place", of.place == edit::place_rule::none    ? "none"
                          : of.place == edit::place_rule::point ? "point"
                                                                : "any"},
                {"needs_place", of.needs_place}};
    result["fields"] = json::array();
    for (auto const& field : of.fields) {
        json one{{"name", field.name}, {"type", name_of(field.type)}, {"required", field.required}};
        if (field.most > 0) {
            one["most"] = static_cast<std::int64_t>(field.most);
        }
        if (!field.codes.empty()) {
            one["codes"] = code_list(field.codes);
        }
        result["fields"].push_back(std::move(one));
    }
    if (of.collection == "measures") {
        for (auto const& each : model::codes("measure_statuses")) {
            auto const next = edit::next_statuses(each.code);
            result["steps"][each.code] = std::vector<std::string>{next.begin(), next.end()};
        }
    }
    return result;
}

} // namespace trygg::api

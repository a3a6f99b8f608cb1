#include "api/item_question.hpp"

#include "api/joined.hpp"
#include "api/parameters.hpp"
#include "api/property_parameters.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "tiles/matrix.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>

namespace trygg::api {

namespace {

constexpr std::size_t all_of_them = std::numeric_limits<std::size_t>::max();

std::vector<std::string> split(std::string_view parameter, std::string_view text) {
    std::vector<std::string> result;
    while (true) {
        auto const comma = text.find(',');
        std::string name{text.substr(0, comma)};
        if (name.empty()) {
            throw input_error{"'{}' holds an empty name", parameter};
        }
        if (std::ranges::find(result, name) == result.end()) {
            result.push_back(std::move(name));
        }
        if (comma == std::string_view::npos) {
            return result;
        }
        text.remove_prefix(comma + 1);
    }
}

model::crs crs_in(context const& at, query::parameters const& stated, char const* name) {
    auto const text = stated.get(name);
    return text ? at.data->find_crs(name, *text) : model::crs84();
}

item_format const& format_in(context const& at, query::parameters const& stated, bool for_one) {
    auto const& chosen =
        choose_format(at, stated.get("f"), for_one ? single_formats() : page_formats());
    return *std::ranges::find(item_formats(), chosen.name,
                              [](item_format const& each) { return each.as.name; });
}

cql2::expression_pointer filter_in(query::parameters const& stated) {
    auto const filter = stated.get("filter");
    auto const language = stated.get("filter-lang").value_or("cql2-text");
    if (language != "cql2-text" && language != "cql2-json") {
        throw input_error{"'filter-lang' is 'cql2-text' or 'cql2-json', not '{}'", language};
    }
    if (!filter) {
        return nullptr;
    }
    return language == "cql2-json" ? cql2::parse_json(*filter) : cql2::parse_text(*filter);
}

std::size_t limit_in(query::parameters const& stated, item_format const& format) {
    return format.is_whole_layer
               ? query::parse_limit(stated.get("limit"), all_of_them, all_of_them)
               : query::parse_limit(stated.get("limit"), default_limit, largest_limit);
}

std::optional<int> zoom_in(query::parameters const& stated) {
    auto const text = stated.get("zoom-level");
    if (!text) {
        return std::nullopt;
    }
    int zoom = -1;
    auto const* const end = text->data() + text->size();
    bool const is_whole = std::from_chars(text->data(), end, zoom).ptr == end;
    if (!is_whole || zoom < 0 || zoom > tiles::deepest) {
        throw input_error{"'zoom-level' is a whole number from 0 to {}, not '{}'", tiles::deepest,
                          *text};
    }
    return zoom;
}

/// What items, a single one and tiles have in common.
void add_properties(item_question& to, context const& at, collection_info const& collection) {
    if (auto const properties = to.stated.get("properties")) {
        to.properties = split("properties", *properties);
    }
    if (collection.joined_set) {
        to.figures = parse_question(*at.data, to.stated);
    }
}

void add_filters(item_question& to, context const& at, collection_info const& collection) {
    auto const datetime = to.stated.get("datetime");
    if (datetime && !collection.joined_set) {
        to.when = query::parse_datetime(*datetime);
    }
    to.filter_crs = crs_in(at, to.stated, "filter-crs");
    to.filter = with_properties(filter_in(to.stated), collection, to.stated);
}

/// What items and a single one have in common.
item_question parse_common(context const& at, collection_info const& collection,
                           std::vector<std::string> const& known, bool for_one) {
    item_question result{.stated = {at.query, known}};
    auto const& stated = result.stated;
    result.format = &format_in(at, stated, for_one);
    result.crs = crs_in(at, stated, "crs");
    result.with_geometry = !stated.flag("skipGeometry");
    add_properties(result, at, collection);
    return result;
}

std::size_t index_of(snapshot::table const& table, std::string const& name) {
    std::vector<std::string> names;
    for (auto const& column : table.properties) {
        if (column->name == name) {
            return names.size();
        }
        names.push_back(column->name);
    }
    throw input_error{"'properties' names '{}', which '{}' does not have{}", name, table.id,
                      did_you_mean(name, names)};
}

/// The table without a question, or the zones with their figures.
listing open_table(context const& at, collection_info const& collection,
                   item_question const& asked) {
    if (!collection.joined_set) {
        return {encode::everything_of({at.data, collection.table})};
    }
    auto layer = join_layer(*at.data, *collection.joined_set, asked.figures.value());
    return {encode::everything_of(layer.table),
            {.among = std::move(layer.is_included)},
            {},
            {},
            std::move(layer.summary)};
}

} // namespace

item_question parse_items_question(context const& at, collection_info const& collection) {
    auto known = names_of(collection.joined_set ? joined_parameters() : item_parameters());
    std::ranges::move(property_parameter_names(collection), std::back_inserter(known));
    auto result = parse_common(at, collection, known, false);
    auto const& stated = result.stated;
    result.limit = limit_in(stated, *result.format);
    result.zoom = zoom_in(stated);
    auto const bbox_crs = crs_in(at, stated, "bbox-crs");
    if (auto const bbox = stated.get("bbox")) {
        result.bbox = query::parse_bbox(*bbox, bbox_crs);
    }
    add_filters(result, at, collection);
    if (auto const sortby = stated.get("sortby")) {
        result.sortby = query::parse_sortby(*sortby);
    }
    if (auto const token = stated.get("token")) {
        result.token = query::parse_token(*token);
    }
    return result;
}

item_question parse_item_question(context const& at, collection_info const& collection) {
    auto const& known = collection.joined_set ? joined_feature_parameters() : feature_parameters();
    return parse_common(at, collection, names_of(known), true);
}

item_question parse_tile_question(context const& at, collection_info const& collection,
                                  std::vector<parameter> const& known) {
    item_question result{.stated = {at.query, names_of(known)}};
    add_properties(result, at, collection);
    add_filters(result, at, collection);
    return result;
}

listing open_listing(context const& at, collection_info const& collection,
                     item_question const& asked) {
    auto result = open_table(at, collection, asked);
    auto const& table = *result.shown.table;
    result.shown.crs = asked.crs;
    result.shown.with_geometry = asked.with_geometry;
    if (asked.properties) {
        result.shown.properties.clear();
        for (auto const& name : *asked.properties) {
            result.shown.properties.push_back(index_of(table, name));
        }
    }
    result.filter.boxes = asked.bbox.boxes;
    result.filter.exact = asked.bbox.exact;
    result.filter.when = asked.when;
    if (asked.filter) {
        result.filter.cql =
            std::make_shared<cql2::filter const>(asked.filter, table, asked.filter_crs);
    }
    result.order = query::order_of(table, asked.sortby);
    if (asked.token) {
        result.start = query::start_of(*asked.token, table, result.order);
    }
    return result;
}

} // namespace trygg::api

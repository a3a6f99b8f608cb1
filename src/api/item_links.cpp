#include "api/item_links.hpp"

#include "base/json_text.hpp"

namespace trygg::api {

namespace {

void append_member(std::string& to, std::string_view start, std::string_view value) {
    to += start;
    trygg::json::append_string(to, value);
}

bool is_paging(item_link const& link) { return link.rel == "next" || link.rel == "prev"; }

/// Where to look for names of properties.
item_links schemas_of(item_links const& links) {
    constexpr std::string_view collection = "collection";
    item_links result;
    for (auto const& each : links) {
        if (each.rel == collection) {
            result.push_back({each.href + "/queryables",
                              "http://www.opengis.net/def/rel/ogc/1.0/queryables", schema_type});
            result.push_back({each.href + "/sortables",
                              "http://www.opengis.net/def/rel/ogc/1.0/sortables", schema_type});
        }
    }
    return result;
}

} // namespace

json json_of(item_links const& links) {
    auto result = json::array();
    for (auto const& each : links) {
        result.push_back(link(each.href, each.rel, each.type, each.title));
    }
    return result;
}

void append_json(std::string& to, item_links const& links) {
    char const* before = "[";
    for (auto const& each : links) {
        to += before;
        append_member(to, R"({"href":)", each.href);
        append_member(to, R"(,"rel":)", each.rel);
        append_member(to, R"(,"type":)", each.type);
        append_member(to, R"(,"title":)", each.title);
        to += R"(,"hreflang":"sv"})";
        before = ",";
    }
    to += links.empty() ? "[]" : "]";
}

std::string link_header(item_links const& links, bool with_schemas) {
    constexpr std::size_t most = 6'000, around = 19; // bytes
    std::string result;
    auto const add = [&](item_link const& each) {
        auto const size = each.href.size() + each.rel.size() + each.type.size() + around;
        if (result.size() + size < most) {
            result += result.empty() ? "<" : ", <";
            result.append(each.href).append(R"(>; rel=")").append(each.rel);
            result.append(R"("; type=")").append(each.type).append(R"(")");
        }
    };
    for (bool const paging : {true, false}) { // these first: who pages through a table needs them
        for (auto const& each : links) {
            if (is_paging(each) == paging) {
                add(each);
            }
        }
    }
    for (auto const& each : with_schemas ? schemas_of(links) : item_links{}) {
        add(each);
    }
    return result;
}

} // namespace trygg::api

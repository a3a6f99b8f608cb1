#include "api/catalog.hpp"
#include "api/joined.hpp"
#include "api/parameters.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"
#include "base/json_text.hpp"
#include "encode/geojson.hpp"
#include "query/bbox.hpp"
#include "query/datetime.hpp"
#include "query/select.hpp"
#include "query/token.hpp"

#include <chrono>

namespace trygg::api {

namespace {

/// A page with more features than this is streamed instead of held.
constexpr std::size_t held_features = 2'000;
constexpr std::size_t chunk_size = 64 * 1024;

/// A table to list, and what else the answer needs.
struct listing {
    std::shared_ptr<snapshot::table const> table;
    query::filter filter{};
    json summary{}; ///< of a joined layer
};

/// What a listing is without a question: the table itself, or the zones with their figures.
listing open_listing(context const& at, collection_info const& collection,
                     query::parameters const& stated) {
    if (!collection.joined_set) {
        return {{at.data, collection.table}};
    }
    auto layer = join_layer(*at.data, *collection.joined_set, parse_question(*at.data, stated));
    return {layer.table, {.among = std::move(layer.is_included)}, std::move(layer.summary)};
}

void add_filters(listing& to, collection_info const& collection, query::parameters const& stated) {
    if (auto const bbox = stated.get("bbox")) {
        to.filter.boxes = query::parse_bbox(*bbox);
    }
    auto const datetime = stated.get("datetime");
    if (datetime && !collection.joined_set) {
        to.filter.when = query::parse_datetime(*datetime);
    }
}

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

json links_of(context const& at, collection_info const& collection, query::parameters const& stated,
              listing const& listed, query::page const& page) {
    auto const url = [&](std::string const& query) {
        return at.url(at.path) + (query.empty() ? "" : "?" + query);
    };
    auto links = json::array({link(url(stated.with({})), "self", geojson_type, collection.title)});
    if (page.more) {
        auto const token =
            query::token_for(collection.id, listed.table->ids->text(page.rows.back()));
        links.push_back(
            link(url(stated.with({{"token", token}})), "next", geojson_type, "Nästa sida"));
    }
    links.push_back(link(at.url("/collections/" + query::percent_encoded(collection.id)),
                         "collection", json_type, collection.title));
    return links;
}

/// The answer from its start to the first feature, and from after the last one to its end.
struct frame {
    std::string head, tail;
};

frame frame_of(query::page const& page, json const& links, json const& summary) {
    frame result;
    result.head = fmt::format(
        R"({{"type":"FeatureCollection","timeStamp":"{}","numberMatched":{},"numberReturned":{},)",
        model::time_text(now()), page.matched, page.rows.size());
    result.head += R"("features":[)";
    result.tail = R"(],"links":)" + links.dump();
    if (!summary.is_null()) {
        result.tail += R"(,"summary":)" + summary.dump();
    }
    result.tail += '}';
    return result;
}

/// Writes a page of features piece by piece, so that its size does not matter.
class page_source {
public:
    page_source(std::shared_ptr<snapshot::table const> table, std::vector<std::uint32_t> rows,
                frame around, bool with_geometry)
        : m_table(std::move(table)), m_rows(std::move(rows)), m_frame(std::move(around)),
          m_writer(*m_table, with_geometry) {}

    bool next(std::string& chunk) {
        if (m_at == 0) {
            chunk += m_frame.head;
        }
        while (m_at < m_rows.size() && chunk.size() < chunk_size) {
            if (m_at > 0) {
                chunk += ',';
            }
            m_writer.append(chunk, m_rows[m_at++]);
        }
        bool const done = m_at == m_rows.size();
        if (done) {
            chunk += m_frame.tail;
        }
        return !done;
    }

private:
    std::shared_ptr<snapshot::table const> m_table;
    std::vector<std::uint32_t> m_rows;
    frame m_frame;
    encode::feature_writer m_writer;
    std::size_t m_at = 0;
};

http::response page_answer(listing const& listed, query::page page, frame around,
                           bool with_geometry) {
    http::response result;
    result.headers.emplace("Content-Type", geojson_type);
    if (page.rows.size() > held_features) {
        auto const source = std::make_shared<page_source>(listed.table, std::move(page.rows),
                                                          std::move(around), with_geometry);
        result.stream = [source](std::string& chunk) {
            return source->next(chunk);
        };
        return result;
    }
    encode::feature_writer const writer{*listed.table, with_geometry};
    result.body = std::move(around.head);
    writer.append(result.body, page.rows);
    result.body += around.tail;
    return result;
}

} // namespace

http::response items(context const& at) {
    auto const collection = find_collection(*at.data, at.captures.at(0));
    auto const& known = collection.joined_set ? joined_parameters() : item_parameters();
    query::parameters const stated{at.query, names_of(known)};
    check_format(stated.get("f"), json_only());
    auto const limit = query::parse_limit(stated.get("limit"), default_limit, largest_limit);
    bool const with_geometry = !stated.flag("skipGeometry");
    auto listed = open_listing(at, collection, stated);
    add_filters(listed, collection, stated);
    auto const token = stated.get("token");
    auto const start =
        token ? listed.table->ids->after(query::last_id_of(collection.id, *token)) : 0;
    auto page = query::select(*listed.table, listed.filter, start, limit);
    auto around = frame_of(page, links_of(at, collection, stated, listed, page), listed.summary);
    return page_answer(listed, std::move(page), std::move(around), with_geometry);
}

http::response item(context const& at) {
    auto const collection = find_collection(*at.data, at.captures.at(0));
    auto const& known = collection.joined_set ? joined_feature_parameters() : feature_parameters();
    query::parameters const stated{at.query, names_of(known)};
    check_format(stated.get("f"), json_only());
    bool const with_geometry = !stated.flag("skipGeometry");
    auto const listed = open_listing(at, collection, stated);
    auto const row = listed.table->ids->find(at.captures.at(1));
    if (!row) {
        throw not_found{"there is no feature '{}' in '{}'", at.captures.at(1), collection.id};
    }
    auto const links =
        json::array({link(at.url(at.path), "self", geojson_type, collection.title),
                     link(at.url("/collections/" + query::percent_encoded(collection.id)),
                          "collection", json_type, collection.title)});
    http::response result;
    result.headers.emplace("Content-Type", geojson_type);
    encode::feature_writer{*listed.table, with_geometry}.append(result.body, *row,
                                                                R"(,"links":)" + links.dump());
    return result;
}

} // namespace trygg::api

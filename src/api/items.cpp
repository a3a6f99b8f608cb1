#include "api/item_answer.hpp"
#include "api/item_question.hpp"
#include "api/resources.hpp"
#include "base/error.hpp"
#include "tiles/coarse.hpp"

#include <chrono>
#include <functional>

namespace trygg::api {

namespace {

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Makes the links of one answer.
class link_list {
public:
    link_list(context const& at, collection_info const& collection, item_question const& asked,
              std::string const& path)
        : m_asked(asked), m_collection(collection), m_in(language_for(at, asked.format->as)),
          m_home(at.url("/collections/" + query::percent_encoded(collection.id))),
          m_url(m_home + "/items" + path) {
        add("self", *asked.format, {});
    }

    void add_alternates(bool for_one) {
        for (auto const& format : item_formats()) {
            if (&format != m_asked.format && (!for_one || format.is_for_one)) {
                add("alternate", format, {{"f", format.as.name}});
            }
        }
    }

    /// The page that begins (or backwards ends) at a row, or at an end of the listing.
    void add_page(char const* rel, listing const& listed, query::page_start const& start) {
        auto const& table = *listed.shown.table;
        auto const token = query::token_for(table.id, query::text_of(table, listed.order), start);
        add(rel, *m_asked.format, {{"token", token}});
    }

    item_links take() {
        m_links.push_back({m_home, "collection", json_type, m_collection.title});
        return std::move(m_links);
    }

private:
    void add(char const* rel, item_format const& format,
             std::map<std::string, std::string> const& changes) {
        auto const query = m_asked.stated.with(changes);
        auto const title = std::string_view{rel} == "next"   ? m_in(next_page_text)
                           : std::string_view{rel} == "prev" ? m_in(previous_page_text)
                                                             : title_in(m_in, format.as);
        m_links.push_back({query.empty() ? m_url : m_url + "?" + query, rel,
                           without_charset(format.as.media_type), title});
    }

    item_question const& m_asked;
    collection_info const& m_collection;
    page_language m_in;
    std::string m_home, m_url;
    item_links m_links{};
};

item_links links_of_page(context const& at, collection_info const& collection,
                         item_question const& asked, listing const& listed,
                         query::page const& page) {
    link_list links{at, collection, asked, ""};
    links.add_alternates(false);
    auto const position = [&](std::size_t row) {
        return query::position_of(*listed.shown.table, listed.order, row);
    };
    if (page.next) {
        auto const start = page.rows.empty() ? query::page_start{}
                                             : query::page_start{false, position(page.rows.back())};
        links.add_page("next", listed, start);
    }
    if (page.prev) {
        auto const start = page.rows.empty() ? query::page_start{true}
                                             : query::page_start{true, position(page.rows.front())};
        links.add_page("prev", listed, start);
    }
    return links.take();
}

/// The collection as an answer names it.
collection_info named(context const& at, collection_info const& collection,
                      item_question const& asked) {
    auto const in = language_for(at, asked.format->as);
    return in.is_english() ? find_collection(*at.data, collection.id, in) : collection;
}

/// A page of a table as a map of a zoom shows it.
std::shared_ptr<snapshot::table const> seen_at(context const& at,
                                               std::shared_ptr<snapshot::table const> const& exact,
                                               query::row_list const& rows, int zoom) {
    if (exact->shapes->points_only()) {
        return exact;
    }
    auto result = std::make_shared<snapshot::table>(*exact);
    result->shapes = std::make_shared<snapshot::geometry_column const>(
        tiles::coarse_shapes(at.tiles->shapes(*exact), *exact->shapes, rows.copy(), zoom));
    return result;
}

} // namespace

http::response items(context const& at) {
    auto const collection = find_collection(*at.data, at.captures.at(0));
    auto const asked = parse_items_question(at, collection);
    auto listed = open_listing(at, collection, asked);
    auto page =
        query::select(*listed.shown.table, listed.filter, listed.order, listed.start, asked.limit);
    auto const told = named(at, collection, asked);
    item_frame const frame{.collection = told,
                           .time_stamp = model::time_text(now()),
                           .matched = page.matched,
                           .returned = page.rows.size(),
                           .links = links_of_page(at, told, asked, listed, page),
                           .summary = std::move(listed.summary)};
    if (asked.zoom) { // only now: which features there are is decided by their exact geometries
        listed.shown.table = seen_at(at, listed.shown.table, page.rows, *asked.zoom);
    }
    return feature_answer(at, *asked.format, std::move(listed.shown), std::move(page.rows), frame);
}

http::response item(context const& at) {
    auto const collection = find_collection(*at.data, at.captures.at(0));
    auto const asked = parse_item_question(at, collection);
    auto listed = open_listing(at, collection, asked);
    auto const& id = at.captures.at(1);
    auto const row = listed.shown.table->ids->find(id);
    if (!row) {
        throw not_found{"there is no feature '{}' in '{}'", id, collection.id};
    }
    auto const told = named(at, collection, asked);
    link_list links{at, told, asked, fmt::format("/{}", query::percent_encoded(id))};
    links.add_alternates(true);
    item_frame const frame{.collection = told,
                           .time_stamp = model::time_text(now()),
                           .matched = 1,
                           .returned = 1,
                           .links = links.take(),
                           .is_one = true};
    auto result =
        feature_answer(at, *asked.format, std::move(listed.shown), query::row_list{*row, 1}, frame);
    if (!result.stream) { // a strong one, as changes need it; it begins with the revision
        result.headers.emplace("ETag", fmt::format("\"{}-{:x}\"", at.data->revision,
                                                   std::hash<std::string>{}(result.body)));
    }
    return result;
}

} // namespace trygg::api

#pragma once
/// \file The representations of features: of a page of them, and of one.
///
/// To add one: write its encode::page_writer (or what makes its file); in a file of its own,
/// api/items_<name>.cpp, a function that makes it from a view and a frame; declare that below and
/// add its line to item_formats.cpp. The parameter f, OpenAPI, Accept, links and headers follow
/// from that line. Parameters are checked and rows chosen before the function is called.

#include "api/answers.hpp"
#include "api/catalog.hpp"
#include "api/item_links.hpp"
#include "encode/page_writer.hpp"
#include "encode/view.hpp"
#include "query/row_list.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace trygg::api {

/// What the links from page to page are called.
inline constexpr bilingual next_page_text{"Nästa sida", "Next page"};
inline constexpr bilingual previous_page_text{"Föregående sida", "Previous page"};

/// What an answer may say around its features.
struct item_frame {
    collection_info collection;
    std::string time_stamp;   ///< "2026-05-31T20:10:00Z"
    std::size_t matched = 0;  ///< on all pages
    std::size_t returned = 0; ///< on this one
    item_links links;         ///< self, alternate, next, prev, collection
    json summary{};           ///< of a joined layer, else null
    bool is_one = false;      ///< /items/{featureId}: one row, nothing to count
};

struct item_format {
    format as;            ///< value of f, media type, and what a link to it is called
    std::string ending{}; ///< of the file name; empty: shown, not downloaded
    /// Without `limit` an answer holds all features that match, and `limit` has no maximum.
    bool is_whole_layer = false;
    bool is_for_one = false;     ///< also for /items/{featureId}
    bool needs_geometry = false; ///< rows without one are left out

    /// One of the two. A text is written piece by piece while it is sent; a file is made whole
    /// first, and what `save` returns gives its bytes. The context lives only during the call.
    std::unique_ptr<encode::page_writer> (*write)(context const&, encode::view,
                                                  item_frame const&) = nullptr;
    http::body_source (*save)(context const&, encode::view const&, query::row_list const&,
                              item_frame const&) = nullptr;
};

/// The first is what a client gets that has no wish.
std::vector<item_format> const& item_formats();

/// Their `as`: of a page, and of one feature.
std::span<format const> page_formats();
std::span<format const> single_formats();

/// GeoJSON (RFC 7946); in another CRS than CRS84 as OGC API – Features Part 2 has it.
std::unique_ptr<encode::page_writer> write_geojson(context const& at, encode::view shown,
                                                   item_frame const& frame);

/// A page for people: a table with a map, whatever the CRS of the answer.
std::unique_ptr<encode::page_writer> write_html(context const& at, encode::view shown,
                                                item_frame const& frame);

/// GeoJSON text sequence (RFC 8142).
std::unique_ptr<encode::page_writer> write_geojson_seq(context const& at, encode::view shown,
                                                       item_frame const& frame);

/// CSV for programs, and CSV for a Swedish Excel.
std::unique_ptr<encode::page_writer> write_csv(context const& at, encode::view shown,
                                               item_frame const& frame);
std::unique_ptr<encode::page_writer> write_csv_excel(context const& at, encode::view shown,
                                                     item_frame const& frame);

/// Files that GDAL makes.
http::body_source save_geopackage(context const& at, encode::view const& shown,
                                  query::row_list const& rows, item_frame const& frame);
http::body_source save_flatgeobuf(context const& at, encode::view const& shown,
                                  query::row_list const& rows, item_frame const& frame);

} // namespace trygg::api

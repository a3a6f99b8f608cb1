#pragma once
/// \file What a client asks of a collection's items, all of it parsed before anything is selected:
/// a mistake is told in every representation, and also when nothing would match.

#include "api/item_formats.hpp"
#include "api/parameters.hpp"
#include "cql2/cql2.hpp"
#include "query/datetime.hpp"
#include "query/figures.hpp"
#include "query/parameters.hpp"
#include "query/select.hpp"
#include "query/token.hpp"

#include <optional>
#include <string>
#include <vector>

namespace trygg::api {

struct item_question {
    query::parameters stated; ///< as the client wrote them
    item_format const* format = nullptr;
    std::size_t limit = 0;
    query::bbox bbox{};
    std::optional<model::time_span> when{};   ///< of a joined layer a part of `figures`
    std::optional<query::question> figures{}; ///< of a joined layer
    cql2::expression_pointer filter{};        ///< null: none
    model::crs filter_crs = model::crs84();   ///< of the filter's coordinates
    model::crs crs = model::crs84();          ///< of the answer
    std::vector<query::sort_name> sortby{};
    std::optional<std::vector<std::string>> properties{};
    bool with_geometry = true;
    std::optional<int> zoom{}; ///< of the map that shapes are for; nothing: exact ones
    std::optional<query::token> token{};
};

/// Of /items. Throws input_error for whatever is wrong with any parameter by itself.
item_question parse_items_question(context const& at, collection_info const& collection);

/// Of /items/{featureId}.
item_question parse_item_question(context const& at, collection_info const& collection);

/// Of a vector tile, whose route takes the parameters `known`.
item_question parse_tile_question(context const& at, collection_info const& collection,
                                  std::vector<parameter> const& known);

/// A table that is asked, and what the question means there.
struct listing {
    encode::view shown;
    query::filter filter{};
    query::order order{};
    query::page_start start{};
    json summary{}; ///< of a joined layer
};

/// Throws input_error for names that the table does not have and for values of the wrong type.
listing open_listing(context const& at, collection_info const& collection,
                     item_question const& asked);

} // namespace trygg::api

#pragma once
/// \file The links of a page of features: they are in every answer, so they are written without
/// building a document first.

#include "api/answers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace trygg::api {

struct item_link {
    std::string href;
    std::string_view rel, type; ///< of literals; the type without a charset
    std::string title{};
};
using item_links = std::vector<item_link>;

/// As `link` makes them.
json json_of(item_links const& links);

/// Append that as JSON text.
void append_json(std::string& to, item_links const& links);

/// The value of a Link header, cut to what clients and proxies take. Sorting and filtering ask for
/// links to what can be sorted and filtered by, in headers alone: `with_schemas`.
std::string link_header(item_links const& links, bool with_schemas);

} // namespace trygg::api

#pragma once
/// \file The documents as pages: what the JSON says, for a person to read.

#include "api/html.hpp"

namespace trygg::api {

/// The first step above most pages.
page_step open_data_step(page_language const& in);
page_step collections_step(page_language const& in);

/// Of GET /collections.
html_page collections_page(context const& at, json const& document);

/// Of GET /collections/{id}.
html_page collection_page(context const& at, json const& document);

/// Of GET /conformance.
html_page conformance_page(page_language const& in, json const& document);

/// Of GET /api: what can be asked, for those who do not read OpenAPI.
html_page openapi_page(page_language const& in, json const& document);

/// Anything else: members as a table, members of members within it.
html plain_values(page_language const& in, json const& document);

/// A document without a page of its own, as JSON or as a plain page, with its `links` in headers,
/// too.
http::response plain_answer(context const& at, format const& chosen, json const& document,
                            std::string const& title, std::vector<page_step> trail);

} // namespace trygg::api

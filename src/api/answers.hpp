#pragma once
/// \file Small answers: JSON documents and links.

#include "api/context.hpp"
#include "api/language.hpp"
#include "api/negotiate.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trygg::api {

using json = nlohmann::ordered_json;

inline constexpr char const* json_type = "application/json";
inline constexpr char const* geojson_type = "application/geo+json";
inline constexpr char const* schema_type = "application/schema+json";
inline constexpr char const* html_type = "text/html; charset=utf-8";
inline constexpr char const* openapi_type = "application/vnd.oai.openapi+json;version=3.0";

/// "text/html" of "text/html; charset=utf-8": what a link's type says.
std::string_view without_charset(std::string_view type);

http::response json_answer(json const& document, char const* type = json_type);

/// {"href", "rel", "type", "title", "hreflang"}; `type` without its charset.
json link(std::string const& href, std::string_view rel, std::string_view type,
          std::string_view title, std::string_view language = "sv");

/// A page is in the language of who asks, everything else in Swedish.
page_language language_for(context const& at, format const& chosen);

/// What a link to this representation is called.
std::string const& title_in(page_language const& language, format const& of);

/// Links to this resource: as `chosen` it is the one asked for, as the others of `offered` it is an
/// alternate.
json own_links(context const& at, format const& chosen, std::span<format const> offered,
               std::string_view title);

/// Tell links in Link headers, too: those that `rels` lists.
void add_link_headers(http::response& to, json const& links,
                      std::initializer_list<std::string_view> rels);

/// JSON and HTML, as documents have them.
std::span<format const> document_formats();

/// JSON Schema and HTML.
std::span<format const> schema_formats();

/// OpenAPI and HTML.
std::span<format const> openapi_formats();

/// For what is only a page.
std::span<format const> html_only();

/// For what is only JSON.
std::span<format const> json_only();

/// Parse a document's query, which may hold `f` alone, and choose.
format const& document_format(context const& at, std::span<format const> offered);

/// Throws input_error when `f` is stated and none of `formats`.
void check_format(std::optional<std::string> const& f, std::span<format const> formats);

} // namespace trygg::api

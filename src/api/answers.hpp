#pragma once
/// \file Small answers: JSON documents and links.

#include "api/context.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trygg::api {

using json = nlohmann::ordered_json;

inline constexpr char const* json_type = "application/json";
inline constexpr char const* geojson_type = "application/geo+json";
inline constexpr char const* html_type = "text/html; charset=utf-8";
inline constexpr char const* openapi_type = "application/vnd.oai.openapi+json;version=3.0";

http::response json_answer(json const& document, char const* type = json_type);

/// {"href", "rel", "type", "title"}
json link(std::string const& href, std::string_view rel, std::string_view type,
          std::string_view title);

/// The formats of what is only JSON.
std::span<std::string const> json_only();

/// Throws input_error when `f` is stated and none of `formats`.
void check_format(std::optional<std::string> const& f, std::span<std::string const> formats);

} // namespace trygg::api

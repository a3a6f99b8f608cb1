#pragma once
/// \file A FeatureCollection that is worked out for one question.

#include "api/answers.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace trygg::api {

/// GeoJSON is all that they come as.
std::span<format const> geojson_only();

/// {"sv", "en"} with a code: why something is not there, or what to beware of.
json remark(char const* code, std::string const& sv, std::string const& en);

/// These rows of the table, and `more` members beside "features".
http::response analysis_answer(std::shared_ptr<snapshot::table const> table,
                               std::span<std::uint32_t const> rows, bool with_geometry,
                               json const& more);

} // namespace trygg::api

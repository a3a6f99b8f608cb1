#pragma once
/// \file A FeatureCollection that is worked out for one question.

#include "api/answers.hpp"
#include "query/figures.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace trygg::api {

/// Throws not_found, in the words in which the public is told of one that it may not see and of one
/// that is not there.
[[noreturn]] void no_such_analysis();

/// Throws not_found when the question asks for incidents that the public knows only as numbers of
/// zones: such an analysis is not there.
void require_open(snapshot::snapshot const& data, query::question const& asked);

/// GeoJSON is all that they come as.
std::span<format const> geojson_only();

/// {"sv", "en"} with a code: why something is not there, or what to beware of.
json remark(char const* code, std::string const& sv, std::string const& en);

/// These rows of the table, and `more` members beside "features".
http::response analysis_answer(std::shared_ptr<snapshot::table const> table,
                               std::span<std::uint32_t const> rows, bool with_geometry,
                               json const& more);

} // namespace trygg::api

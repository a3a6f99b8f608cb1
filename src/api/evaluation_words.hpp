#pragma once
/// \file What an evaluation says in words, Swedish and English.

#include "api/answers.hpp"
#include "api/evaluation_analysis.hpp"

namespace trygg::api {

/// Why there is none: {"code", "sv", "en"}; null when there is one.
json describe_gap(evaluation const& of);

/// {"sv", "en"}: the four numbers, and what the wider interval allows to say.
json sentence_of(evaluation const& of);

} // namespace trygg::api

#pragma once
/// \file What may be written, for forms and for the API description.

#include "api/answers.hpp"
#include "edit/kind.hpp"

#include <string_view>

namespace trygg::api {

inline constexpr char const* merge_patch_type = "application/merge-patch+json";

/// A GeoJSON feature of an editable collection as JSON Schema; of a patch nothing is required.
json feature_schema(std::string_view collection, bool is_patch);

/// {"collection", "place", "needs_place", "fields": [{"name", "type", "required", "most",
/// "codes"}]}
json form_of(edit::kind const& of);

} // namespace trygg::api

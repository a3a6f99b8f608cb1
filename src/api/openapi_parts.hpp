#pragma once
/// \file The parts of the OpenAPI description that its operations share.

#include "api/answers.hpp"

namespace trygg::api {

/// components: schemas, and the responses that tell errors.
json openapi_components();

/// {"$ref": "#/components/schemas/NAME"}
json schema_reference(std::string const& name);

/// What an operation takes that is not for everybody: one of the ways to say who asks.
json sign_in_needed();

} // namespace trygg::api

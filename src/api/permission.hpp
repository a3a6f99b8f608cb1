#pragma once
/// \file Whether a request may change what it names.

#include "api/context.hpp"
#include "api/principal.hpp"
#include "api/routes.hpp"

#include <string_view>

namespace trygg::api {

/// What a 401 says in WWW-Authenticate. Not Basic, for which browsers would ask by themselves.
inline constexpr char const* bearer_challenge = "Bearer realm=\"Trygghetskarta\"";

/// "GET, HEAD, OPTIONS" and the methods that change what the route names.
/// `collection` is what the path's first name in braces stands for.
std::string allowed_methods(route const& of, std::string_view collection = {});

/// The change that this request asks for. Null when the route has none of this method (405). The
/// route is one that `who` may see. Throws refusal: 401 for nobody and 403 for a role that is too
/// small, and 403 for a request that another site's page may have made up.
change_method const* permitted_change(route const& of, http::request const& asked,
                                      principal const& who, std::string_view public_url,
                                      std::string_view collection = {});

} // namespace trygg::api

#pragma once
/// \file Errors as application/problem+json (RFC 9457).

#include "http/message.hpp"

#include <exception>
#include <string_view>

namespace trygg::api {

http::response problem(int status, std::string_view title, std::string_view detail);

/// The one place where exceptions become answers. What the client cannot mend is written to stderr
/// and told only as 500.
http::response problem_of(std::exception_ptr const& thrown, http::request const& asked) noexcept;

} // namespace trygg::api

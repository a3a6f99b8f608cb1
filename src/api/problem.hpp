#pragma once
/// \file Errors as application/problem+json (RFC 9457).

#include "http/message.hpp"

#include <exception>
#include <string_view>

namespace trygg::api {

http::response problem(int status, std::string_view title, std::string_view detail);

/// The same as a page in the language of `asked`, for a client that asked for one. It says what to
/// do, and shows `detail`, which is English, to those who open it.
http::response problem_page(int status, std::string_view detail, http::request const& asked,
                            std::string_view base_path);

/// The one place where exceptions become answers. What the client cannot mend is written to stderr
/// and told only as 500. `base_path` is the path of the server's public address.
http::response problem_of(std::exception_ptr const& thrown, http::request const& asked,
                          std::string_view base_path) noexcept;

} // namespace trygg::api

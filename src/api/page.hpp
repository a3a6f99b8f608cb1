#pragma once
/// \file The web page that is built into the program.

#include "api/content_coding.hpp"
#include "api/context.hpp"

#include <string_view>

namespace trygg::api {

/// The map, or what to do when the program was built without it. `without_script` is HTML for those
/// who run no scripts.
http::response map_page(context const& at, std::string_view without_script);

/// The page on which people with that role edit.
http::response edit_page(context const& at);

/// A file of the page by its name in web/dist. Throws not_found when the page has none.
http::response page_file(std::string const& name);

/// The content coding of an answer: files of the page were packed by brotli when it was built.
coding_choice coding_of(std::string_view target, std::string_view accept_encoding);

/// The page on which administrators work.
http::response admin_page(context const& at);

} // namespace trygg::api

#pragma once
/// \file The web page that is built into the program.

#include "http/message.hpp"

#include <string_view>

namespace trygg::api {

/// The map, or what to do when the program was built without it. `without_script` is HTML for those
/// who run no scripts.
http::response map_page(std::string_view without_script);

} // namespace trygg::api

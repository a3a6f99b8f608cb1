#pragma once
/// \file The web page that is built into the program.

#include "http/message.hpp"

namespace trygg::api {

/// The map. Throws not_found when the program was built without it.
http::response map_page();

} // namespace trygg::api

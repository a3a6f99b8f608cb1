#pragma once
/// \file Whether a text is the name of a time zone.

#include <string>

namespace trygg::time {

/// Whether this machine knows the time zone of an IANA name such as "Europe/Stockholm".
bool is_zone(std::string const& name);

} // namespace trygg::time

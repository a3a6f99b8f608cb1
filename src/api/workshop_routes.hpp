#pragma once
/// \file What the routes of workshops take, for routes.cpp.

#include "api/routes.hpp"

namespace trygg::api {

std::span<change_method const> of_workshops();
std::span<change_method const> of_joining();
std::span<change_method const> of_workshop();
std::span<change_method const> of_contributions();
std::span<change_method const> of_contribution();
std::span<change_method const> of_corrections();
std::span<change_method const> of_reactions();
std::span<change_method const> of_votes();
std::span<change_method const> of_paper();
std::span<change_method const> of_participant();
std::span<change_method const> of_publication();

std::span<format const> event_stream_only();

/// GeoJSON, GeoPackage, CSV and CSV for Excel.
std::span<format const> contribution_formats();

/// For what is only sent to: 405.
http::response only_taken(context const& at);

} // namespace trygg::api

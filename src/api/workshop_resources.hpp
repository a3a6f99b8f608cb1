#pragma once
/// \file The handlers of workshops. Each is in the file that is named after it or after what it
/// changes.

#include "api/context.hpp"

namespace trygg::api {

http::response workshops(context const& at);
http::response make_workshop(context const& at);
http::response workshop(context const& at);
http::response change_workshop(context const& at);
http::response delete_workshop(context const& at);
http::response workshop_invitation(context const& at);
http::response join_workshop(context const& at);
http::response workshop_events(context const& at);
http::response workshop_contributions(context const& at);
http::response workshop_report(context const& at);
http::response publish_workshop(context const& at);
http::response unpublish_workshop(context const& at);
http::response workshop_page(context const& at);
http::response workshop_lead_page(context const& at);
http::response guest_message(context const& at);
http::response moderate_contribution(context const& at);
http::response enter_paper(context const& at);
http::response workshop_participants(context const& at);
http::response remove_participant(context const& at);

} // namespace trygg::api

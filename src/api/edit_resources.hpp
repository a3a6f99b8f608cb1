#pragma once
/// \file The handlers of what people edit, and of what became of it. Each is in the file that is
/// named after it; those that change an item are in edit_items.cpp and edit_history.cpp.

#include "api/context.hpp"
#include "api/parameters.hpp"

#include <span>
#include <vector>

namespace trygg::api {

http::response create_item(context const& at);
http::response replace_item(context const& at);
http::response update_item(context const& at);
http::response retire_item(context const& at);
http::response item_draft(context const& at);
http::response item_history(context const& at);
http::response take_back(context const& at);
http::response editing(context const& at);
http::response edit_list(context const& at);
http::response clashes(context const& at);
http::response settle_clash(context const& at);
http::response situation(context const& at);
http::response pledge_report(context const& at);
http::response what_happened(context const& at);

/// What two of them take and give besides what all do.
std::vector<parameter> const& situation_parameters();
std::span<format const> report_formats();

} // namespace trygg::api

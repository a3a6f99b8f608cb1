#pragma once
/// \file The handlers of what administrators do, and the methods of their routes. Each handler is
/// in the file that is named after what it is about: admin_users.cpp, admin_tokens.cpp …

#include "api/context.hpp"
#include "api/routes.hpp"

#include <span>

namespace trygg::api {

http::response admin_users(context const& at);
http::response admin_user(context const& at);
http::response add_user(context const& at);
http::response change_user(context const& at);
http::response remove_user(context const& at);

http::response admin_tokens(context const& at);
http::response make_token(context const& at);
http::response admin_token(context const& at);
http::response revoke_token(context const& at);

http::response admin_settings(context const& at);
http::response change_settings(context const& at);

http::response admin_sources(context const& at);
http::response admin_source(context const& at);
http::response change_source(context const& at);
http::response admin_imports(context const& at);
http::response refused_rows(context const& at);
http::response admin_log(context const& at);

http::response admin_uploads(context const& at);
http::response begin_upload(context const& at);
http::response admin_upload(context const& at);
http::response append_upload(context const& at);
http::response drop_upload(context const& at);
http::response admin_jobs(context const& at);
http::response start_job(context const& at);
http::response admin_job(context const& at);
http::response cancel_job(context const& at);

std::span<change_method const> of_admin_users();
std::span<change_method const> of_admin_user();
std::span<change_method const> of_admin_tokens();
std::span<change_method const> of_admin_token();
std::span<change_method const> of_admin_settings();
std::span<change_method const> of_admin_source();
std::span<change_method const> of_admin_uploads();
std::span<change_method const> of_admin_upload();
std::span<change_method const> of_admin_jobs();
std::span<change_method const> of_admin_job();

/// JSON, and CSV for rejected rows.
std::span<format const> refused_row_formats();
std::span<parameter const> refused_row_parameters(bool joined);

} // namespace trygg::api

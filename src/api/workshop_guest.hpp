#pragma once
/// \file Who takes part in a workshop: guests by a cookie of its own, leaders by their role.

#include "api/context.hpp"
#include "api/workshop_desk.hpp"
#include "store/participants.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace trygg::api {

/// Where what guests and leaders say is taken.
workshop_desk& desk_of(context const& at);

/// The number of a workshop or contribution in a path. Throws not_found for what is none.
std::int64_t id_of(std::string const& segment);

/// The guest whose cookie for this workshop came along; nothing when none did.
std::optional<store::participant> guest_of(db::connection& database, http::request const& asked,
                                           std::int64_t workshop_id);

/// The Set-Cookie field by which a guest is known from now on: no script can read it, no other site
/// can make a browser send it, and no other path gets it.
std::string guest_cookie(std::int64_t workshop_id, std::string const& secret,
                         std::string const& base_path, bool secure);

/// Who looks at a workshop.
struct workshop_viewer {
    std::int64_t participant_id = 0;
    bool leader = false;
};

/// The guest, or a leader when the request says `as=leader` or brings no guest's cookie. Throws
/// not_found for everybody else, whether the workshop is there or not.
workshop_viewer viewer_of(db::connection& database, context const& at, std::int64_t workshop_id);

} // namespace trygg::api

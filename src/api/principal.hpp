#pragma once
/// \file Who asks: settled once for each request, before anything else is done with it.

#include "model/role.hpp"

#include <cstdint>
#include <string>

namespace trygg::api {

/// How somebody was known.
enum class known_by { nobody, session, token, proxy };

struct principal {
    model::role role = model::role::anyone;
    std::int64_t user_id = 0; ///< 0: no account
    std::string name{};       ///< of the account, or of the program's token; empty: unknown
    std::string shown_as{};   ///< the name that people read
    known_by by = known_by::nobody;
    /// What a page must send back with each change: browsers add cookies by themselves, and to
    /// requests that another site made up. Empty for who sends a token, and for nobody.
    std::string csrf{};
    bool has_ended = false; ///< a session that is over: nobody now, but somebody a while ago

    bool is_known() const { return by != known_by::nobody; }
};

} // namespace trygg::api

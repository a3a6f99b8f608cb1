#pragma once
/// \file The page to sign in and out on: a plain form, without scripts.

#include "api/context.hpp"
#include "api/language.hpp"

#include <string>

namespace trygg::api {

enum class sign_in_trouble { none, wrong, wait, old_form };

struct sign_in_form {
    page_language language{};
    std::string next{}; ///< path to go on to
    std::string name{}; ///< as typed before
    std::string csrf{};
    sign_in_trouble trouble = sign_in_trouble::none;
    std::int64_t minutes = 0; ///< to wait
};

http::response sign_in_page(context const& at, sign_in_form const& form);

/// For who is signed in already.
http::response sign_out_page(context const& at, page_language const& language);

} // namespace trygg::api

#pragma once
/// \file What a person or program may do. Each role includes those before it.

#include <optional>
#include <string_view>

namespace trygg::model {

enum class role {
    anyone, ///< sees what is published
    staff,  ///< sees places and figures as they are
    editor, ///< changes them
    admin   ///< gives roles
};

/// "public", "staff", "editor", "admin"
std::string_view name_of(role which);

/// Nothing for what is no role's name.
std::optional<role> role_of(std::string_view name);

} // namespace trygg::model

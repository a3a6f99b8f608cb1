#pragma once
/// \file "Did you mean": one wording for all messages.

#include "base/text.hpp"

#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>

namespace trygg {

/// "; did you mean 'x'?" or, when nothing is near, ""; to be put behind a sentence.
inline std::string did_you_mean(std::string_view name, std::span<std::string const> list) {
    auto const near = nearest(name, list);
    return near.empty() ? std::string{} : fmt::format("; did you mean '{}'?", near);
}

} // namespace trygg

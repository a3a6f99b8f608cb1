#pragma once
/// \file The ways a request or a command can fail.

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace trygg {

/// Something we cannot go on with: a full disk, a broken database, a bug (HTTP 500, exit 1).
struct error : std::runtime_error {
    template <typename... Args>
    explicit error(fmt::format_string<Args...> text, Args&&... args)
        : std::runtime_error{fmt::format(text, std::forward<Args>(args)...)} {}
};

/// The input is wrong: a bad parameter (HTTP 400) or a bad file, row or option (exit 2).
struct input_error : error {
    using error::error;
};

/// There is no such thing (HTTP 404, exit 2).
struct not_found : error {
    using error::error;
};

} // namespace trygg

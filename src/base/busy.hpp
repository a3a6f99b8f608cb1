#pragma once
/// \file What cannot be had just now.

#include "base/error.hpp"

namespace trygg {

/// Too much of this is asked at once; later it will do (HTTP 503).
struct busy : error {
    using error::error;
};

/// The disk has no room for what is to be kept (HTTP 507).
struct no_room : error {
    using error::error;
};

} // namespace trygg

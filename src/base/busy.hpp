#pragma once
/// \file What cannot be had just now.

#include "base/error.hpp"

namespace trygg {

/// Too much of this is asked at once; later it will do (HTTP 503).
struct busy : error {
    using error::error;
};

} // namespace trygg

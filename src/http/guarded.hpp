#pragma once
/// \file A step whose failure must not end the server.

#include <cstdio>
#include <exception>

namespace trygg::http {

/// Run it; what it throws is logged.
template <typename Step>
void guarded(char const* what, Step const& step) noexcept {
    try {
        step();
    } catch (std::exception const& e) {
        std::fprintf(stderr, "%s: %s\n", what, e.what());
    } catch (...) {
        std::fprintf(stderr, "%s: unknown exception\n", what);
    }
}

} // namespace trygg::http

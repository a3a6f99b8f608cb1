#pragma once
/// \file GEOS itself, for the files of this folder alone.

#include <geos_c.h>

#include <memory>
#include <string>

namespace trygg::geo {

/// This thread's GEOS context; GEOS readers and writers must not be shared between threads.
GEOSContextHandle_t context();

/// What GEOS last complained about on this thread.
std::string const& last_message();

/// Throws trygg::error with what GEOS last said.
[[noreturn]] void fail(char const* what);

/// A GEOS predicate's answer: 0, 1, or 2 when it failed.
bool truth(char answer, char const* what);

template <auto Destroy>
struct destroy_with {
    template <typename T>
    void operator()(T* object) const noexcept {
        Destroy(context(), object);
    }
};

/// A number that GEOS writes through a pointer.
template <typename Function, typename... Args>
double measured(char const* what, Function call, Args... args) {
    double result = 0;
    auto const done = call(context(), args..., &result);
    if (done != 1) {
        fail(what);
    }
    return result;
}

} // namespace trygg::geo

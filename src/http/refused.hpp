#pragma once
/// \file A request that is answered without asking the handler.

#include "base/error.hpp"

namespace trygg::http {

/// The request cannot be taken: the status of the answer, and a sentence for its `detail` that
/// repeats nothing of the request. The connection closes after it.
struct refused : error {
    refused(int code, char const* why) : error{"{}", why}, status{code} {}

    int status;
};

} // namespace trygg::http

#pragma once
/// \file Which content coding a client would rather have (RFC 9110 §12.5.3).

#include "encode/compressor.hpp"

#include <string_view>

namespace trygg::api {

struct coding_choice {
    encode::coding best = encode::coding::identity; ///< what to send, where packing pays
    bool takes_plain = true;                        ///< unpacked bytes will do, too

    /// Whether there is anything that the client takes.
    bool is_possible() const { return takes_plain || best != encode::coding::identity; }
};

/// Of codings that are liked as much, the one that is made fastest. Without the header: unpacked.
coding_choice choose_coding(std::string_view accept_encoding);

} // namespace trygg::api

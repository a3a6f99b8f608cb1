#include "api/content_coding.hpp"

#include "api/negotiate.hpp"

#include <array>

namespace trygg::api {

coding_choice choose_coding(std::string_view accept_encoding) {
    using encode::coding;
    constexpr std::array by_speed{coding::zstd, coding::brotli, coding::gzip};
    coding_choice result;
    if (accept_encoding.empty()) {
        return result;
    }
    auto const any = list_quality(accept_encoding, "*");
    auto const plain = list_quality(accept_encoding, "identity");
    result.takes_plain = plain.value_or(any.value_or(1)) > 0;
    auto best = plain.value_or(0);
    for (auto const each : by_speed) {
        auto const quality =
            list_quality(accept_encoding, encode::name_of(each)).value_or(any.value_or(0));
        bool const is_better = result.best == coding::identity ? quality >= best : quality > best;
        if (quality > 0 && is_better) {
            result.best = each;
            best = quality;
        }
    }
    return result;
}

} // namespace trygg::api

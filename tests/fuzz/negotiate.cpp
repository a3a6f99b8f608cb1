/// \file The headers that a client negotiates with.

#include "fuzz.hpp"

#include "api/negotiate.hpp"

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const header = fuzz::text_of(data, size);
    for (auto const* const type : {"text/html", "application/geo+json", "text/csv"}) {
        auto const quality = api::media_quality(header, type);
        fuzz::require(quality >= 0 && quality <= 1, "a quality is between 0 and 1");
    }
    for (auto const* const coding : {"gzip", "br", "identity", "*"}) {
        auto const quality = api::list_quality(header, coding);
        fuzz::require(!quality || (*quality >= 0 && *quality <= 1), "so is a coding's");
    }
    api::matches_etag(header, "\"7-json\"");
    api::wants_html({.method = "GET", .target = "/?f=html", .headers = {{"accept", header}}});
    return 0;
}

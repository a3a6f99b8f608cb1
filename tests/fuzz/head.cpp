/// \file Request line and headers.

#include "fuzz.hpp"

#include "http/head.hpp"
#include "http/refused.hpp"

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static http::limits const bounds{};
    auto const bytes = fuzz::text_of(data, size);
    try {
        std::size_t searched = 0;
        auto const end = http::head_end(bytes, searched, bounds);
        if (end == 0) {
            return 0;
        }
        fuzz::require(end <= bytes.size(), "a head ends within the bytes that came");
        auto const read = http::parse_head(std::string_view{bytes}.substr(0, end), bounds, {});
        fuzz::require(http::is_token(read.asked.method), "a method is a token");
        fuzz::require(read.asked.target.size() <= bounds.max_target, "a target is within bounds");
        fuzz::require(read.asked.headers.size() <= bounds.max_fields, "so are the fields");
        fuzz::require(read.body == http::framing::length || read.content_length == 0,
                      "only a body with a length has one");
        for (auto const& [name, value] : read.asked.headers) {
            fuzz::require(http::is_token(name) && http::is_field_value(value),
                          "nothing in a field ends its line");
        }
    } catch (http::refused const& e) {
        fuzz::require(e.status >= 400 && e.status < 600, "a refusal has its status");
    }
    return 0;
}

#include "api/answers.hpp"

#include "base/error.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace trygg::api {

http::response json_answer(json const& document, char const* type) {
    http::response result;
    result.headers.emplace("Content-Type", type);
    result.body = document.dump(-1, ' ', false, json::error_handler_t::replace);
    return result;
}

json link(std::string const& href, std::string_view rel, std::string_view type,
          std::string_view title) {
    return {{"href", href}, {"rel", rel}, {"type", type}, {"title", title}};
}

std::span<std::string const> json_only() {
    static std::vector<std::string> const formats{"json"};
    return formats;
}

void check_format(std::optional<std::string> const& f, std::span<std::string const> formats) {
    if (f && std::ranges::find(formats, *f) == formats.end()) {
        throw input_error{"'f' is '{}', but this is there as: {}", *f, fmt::join(formats, ", ")};
    }
}

} // namespace trygg::api

#include "query/lists.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace trygg::query {

namespace {

[[noreturn]] void refuse(std::string_view parameter, std::string const& code,
                         std::span<std::string const> known) {
    auto const near = nearest(code, known);
    constexpr std::size_t few = 12;
    if (near.empty() && !known.empty() && known.size() <= few) {
        throw input_error{"'{}' holds '{}', which is not known; there are {}", parameter, code,
                          fmt::join(known, ", ")};
    }
    if (near.empty()) {
        throw input_error{"'{}' holds '{}', which is not known", parameter, code};
    }
    throw input_error{"'{}' holds '{}', which is not known; did you mean '{}'?", parameter, code,
                      near};
}

} // namespace

std::vector<std::string> parse_codes(std::string_view parameter, std::string_view text,
                                     std::span<std::string const> known) {
    std::vector<std::string> result;
    while (true) {
        auto const comma = text.find(',');
        std::string code{text.substr(0, comma)};
        if (std::ranges::find(known, code) == known.end()) {
            refuse(parameter, code, known);
        }
        if (std::ranges::find(result, code) == result.end()) {
            result.push_back(std::move(code));
        }
        if (comma == std::string_view::npos) {
            return result;
        }
        text.remove_prefix(comma + 1);
    }
}

} // namespace trygg::query

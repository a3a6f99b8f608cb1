#include "api/answer_key.hpp"

#include <fmt/format.h>

#include <functional>
#include <iterator>

namespace trygg::api {

namespace {

// Longer ones are answered, but nothing is kept for them.
constexpr std::size_t longest_target = 4096, longest_accept = 512;

/// A stated representation makes Accept irrelevant: all clients share its answer.
bool states_format(std::string_view target) {
    return target.find("?f=") != std::string_view::npos ||
           target.find("&f=") != std::string_view::npos;
}

} // namespace

answer_key key_of(http::request const& asked, std::string_view base_url, coding_choice coding,
                  std::int64_t revision, std::string_view role) {
    auto const header = asked.headers.find("accept");
    auto const accept = header == asked.headers.end() || states_format(asked.target)
                            ? std::string_view{}
                            : std::string_view{header->second};
    answer_key key;
    key.is_usable = asked.target.size() <= longest_target && accept.size() <= longest_accept;
    key.text.reserve(asked.target.size() + base_url.size() + accept.size() + 32);
    fmt::format_to(std::back_inserter(key.text), "{} {} {}{} {}", role, revision,
                   encode::name_of(coding.best), coding.takes_plain ? "" : "!", base_url);
    key.text.append(asked.target).append("\n").append(accept);
    key.hash = std::hash<std::string>{}(key.text);
    constexpr std::string_view version = TRYGG_VERSION;
    key.tag =
        fmt::format("\"{}-{:x}\"", revision, key.hash ^ std::hash<std::string_view>{}(version));
    return key;
}

} // namespace trygg::api

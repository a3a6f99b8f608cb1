#include "store/class_limits.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace trygg::store {

namespace {

constexpr std::string_view stem = "breaks.";
constexpr double most = 1e9;

std::optional<double> parse_limit(std::string_view text) {
    while (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    double number = 0;
    auto const [end, problem] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    bool const whole = problem == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional{number} : std::nullopt;
}

bool is_share(std::string_view figure) { return figure.ends_with("_share"); }

} // namespace

std::span<std::string_view const> classed_figures() {
    static constexpr std::array<std::string_view, 6> all{"incidents",        "incident_rate",
                                                         "incident_rate_eb", "unsafe_share",
                                                         "mentions_unsafe",  "mention_share"};
    return all;
}

std::string class_limits_key(std::string_view figure) {
    return std::string{stem} + std::string{figure};
}

std::optional<std::vector<double>> parse_class_limits(std::string_view figure,
                                                      std::string_view text) {
    std::vector<double> result;
    for (bool more = true; more;) {
        auto const comma = text.find(',');
        auto const limit = parse_limit(text.substr(0, comma));
        double const before = result.empty() ? 0 : result.back();
        if (!limit || !(*limit > before) || !(*limit < (is_share(figure) ? 1 : most)) ||
            result.size() == most_class_limits) {
            return std::nullopt;
        }
        result.push_back(*limit);
        more = comma != std::string_view::npos;
        text.remove_prefix(more ? comma + 1 : text.size());
    }
    return result;
}

void check_class_limits(std::string_view key, std::string_view value) {
    if (value.empty() || !key.starts_with(stem)) {
        return;
    }
    auto const figure = key.substr(stem.size());
    if (!parse_class_limits(figure, value)) {
        throw input_error{"{} lists 1 to {} rising numbers above 0{}, apart by commas and with a "
                          "decimal point, such as {}, not '{}'",
                          key,
                          most_class_limits,
                          is_share(figure) ? " and below 1" : "",
                          is_share(figure) ? "0.25,0.5,0.75" : "0.5,1,2",
                          value};
    }
}

} // namespace trygg::store

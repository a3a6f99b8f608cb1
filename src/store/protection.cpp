#include "store/protection.hpp"

#include "base/error.hpp"

#include <charconv>

namespace trygg::store {

namespace {

std::string_view stem_of(std::string_view key) { return key.substr(0, key.find('.')); }

void check_limit(std::string_view key, std::string_view value, protection_limit const& of) {
    if (!parse_limit(value, of)) {
        throw input_error{"{} is a whole number from {} to {} ({} when it is not set), not '{}'",
                          key,
                          of.least,
                          of.most,
                          of.usual,
                          value};
    }
}

} // namespace

std::optional<std::int64_t> parse_limit(std::string_view text, protection_limit const& of) {
    std::int64_t number = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const whole = problem == std::errc{} && end == text.data() + text.size();
    return whole && number >= of.least && number <= of.most ? std::optional{number} : std::nullopt;
}

bool is_protection(std::string_view key) {
    auto const stem = stem_of(key);
    bool const has_name = key.size() > stem.size() + 1;
    bool const is_limit = stem == "k" || stem == "n_min";
    return (is_limit && (has_name || key == stem)) || (stem == "public" && has_name);
}

void check_protection(std::string_view key, std::string_view value) {
    if (value.empty()) {
        return; // removed: what is usual holds
    }
    if (stem_of(key) == "k") {
        check_limit(key, value, limit_of_k);
    } else if (stem_of(key) == "n_min") {
        check_limit(key, value, limit_of_n_min);
    } else if (value != "points" && value != "counts" && value != "none") {
        throw input_error{"{} is points (each event near its place), counts (numbers of zones) or "
                          "none, not '{}'",
                          key, value};
    }
}

} // namespace trygg::store

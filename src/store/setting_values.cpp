#include "store/setting_values.hpp"

#include "base/text.hpp"
#include "store/database.hpp"
#include "store/protection.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace trygg::store {

namespace {

constexpr protection_limit limit_of_uploads{1, 100, 1024}; // MB

/// "https://mark.se", "http://localhost:8080", "https://*.mark.se"
bool is_origin(std::string_view text) {
    auto const scheme = text.find("://");
    if (scheme == std::string_view::npos ||
        (!text.starts_with("https://") && !text.starts_with("http://"))) {
        return false;
    }
    auto const host = text.substr(scheme + 3);
    return !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == ':' || c == '*';
    });
}

} // namespace

std::span<std::string_view const> known_settings() {
    static constexpr std::array<std::string_view, 21> all{"municipality",
                                                          "title",
                                                          "time_zone",
                                                          "language",
                                                          "basemap_url",
                                                          "basemap_attribution",
                                                          "organisation",
                                                          "contact_email",
                                                          "contact_phone",
                                                          "accessibility_date",
                                                          "embed_origins",
                                                          "basemap_file",
                                                          "upload_mb",
                                                          "layer_names_en",
                                                          "form_changes",
                                                          "breaks.incidents",
                                                          "breaks.incident_rate",
                                                          "breaks.incident_rate_eb",
                                                          "breaks.unsafe_share",
                                                          "breaks.mentions_unsafe",
                                                          "breaks.mention_share"};
    return all;
}

std::int64_t upload_limit(db::connection& database) {
    auto const stated = parse_limit(setting(database, "upload_mb").value_or(""), limit_of_uploads);
    return stated.value_or(limit_of_uploads.usual);
}

bool is_upload_limit(std::string_view text) {
    return parse_limit(text, limit_of_uploads).has_value();
}

std::optional<layer_names> parse_layer_names(std::string_view text) {
    layer_names result;
    while (!text.empty()) {
        auto const entry = text.substr(0, text.find(';'));
        text.remove_prefix(std::min(text.size(), entry.size() + 1));
        auto const sign = std::min(entry.find('='), entry.size());
        auto const layer = trim(entry.substr(0, sign));
        auto const name = trim(entry.substr(std::min(sign + 1, entry.size())));
        if (layer.empty() || name.empty()) {
            return std::nullopt;
        }
        result.insert_or_assign(std::string{layer}, std::string{name});
    }
    return result;
}

bool is_email(std::string_view text) {
    auto const at = text.find('@');
    return at != 0 && at != std::string_view::npos && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos &&
           text.find_first_of(" \t\r\n?&<>\"") == std::string_view::npos;
}

bool is_date(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-dd";
    return std::ranges::equal(
        text, form, [](char c, char f) { return f == 'd' ? c >= '0' && c <= '9' : c == f; });
}

bool is_origin_list(std::string_view text) {
    while (!text.empty() && text != "*") {
        auto const one = text.substr(0, text.find(' '));
        if (!is_origin(one)) {
            return false;
        }
        text.remove_prefix(std::min(text.size(), one.size() + 1));
    }
    return true;
}

std::optional<std::vector<int>> parse_years(std::string_view text) {
    constexpr std::size_t most = 20;
    std::vector<int> years;
    for (bool more = true; more;) {
        auto const comma = text.find(',');
        auto const part = trim(text.substr(0, comma));
        int year = 0;
        auto const [end, problem] = std::from_chars(part.data(), part.data() + part.size(), year);
        bool const whole = problem == std::errc{} && end == part.data() + part.size();
        if (!whole || year < 1900 || year > 2999 || years.size() == most) {
            return std::nullopt;
        }
        years.push_back(year);
        more = comma != std::string_view::npos;
        text.remove_prefix(more ? comma + 1 : text.size());
    }
    return years;
}

} // namespace trygg::store

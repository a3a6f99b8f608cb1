#include "api/negotiate.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>

namespace trygg::api {

namespace {

/// Calls `use` with each part between separators, without the spaces around it.
void for_each_part(std::string_view text, char separator,
                   std::function<void(std::string_view)> const& use) {
    while (!text.empty()) {
        auto const part = text.substr(0, text.find(separator));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        use(trim(part));
    }
}

/// The q of "text/html;level=1;q=0.5": 1 when it is not stated, 0 when it is no number.
double quality_in(std::string_view entry) {
    double result = 1;
    for_each_part(entry, ';', [&](std::string_view part) {
        if (part.starts_with("q=") || part.starts_with("Q=")) {
            auto const digits = part.substr(2);
            auto const read =
                std::from_chars(digits.data(), digits.data() + digits.size(), result).ec;
            result = read == std::errc{} ? result : 0;
        }
    });
    return result;
}

/// Quality of the entry whose name is `name`; nothing when the header does not name it.
std::optional<double> quality_of(std::string_view header, std::string_view name) {
    std::optional<double> result;
    for_each_part(header, ',', [&](std::string_view entry) {
        if (lower(trim(entry.substr(0, entry.find(';')))) == name) {
            result = quality_in(entry);
        }
    });
    return result;
}

/// Quality of a media type, by the most specific entry that covers it.
double media_quality(std::string_view accept, std::string const& type, std::string const& group) {
    if (accept.empty()) {
        return 1;
    }
    auto const exact = quality_of(accept, type);
    auto const of_group = exact ? exact : quality_of(accept, group);
    return of_group ? *of_group : quality_of(accept, "*/*").value_or(0);
}

} // namespace

bool prefers_html(std::string_view accept) {
    return media_quality(accept, "text/html", "text/*") >
           media_quality(accept, "application/json", "application/*");
}

bool takes_gzip(std::string_view accept_encoding) {
    auto const any = quality_of(accept_encoding, "*");
    auto const gzip = quality_of(accept_encoding, "gzip");
    auto const plain = quality_of(accept_encoding, "identity");
    auto const quality = gzip ? *gzip : any.value_or(0);
    return quality > 0 && quality >= plain.value_or(0);
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
    bool found = false;
    for_each_part(if_none_match, ',', [&](std::string_view tag) {
        if (tag.starts_with("W/")) {
            tag.remove_prefix(2);
        }
        found = found || tag == "*" || tag == etag;
    });
    return found;
}

} // namespace trygg::api

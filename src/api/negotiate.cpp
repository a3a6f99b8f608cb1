#include "api/negotiate.hpp"

#include "api/context.hpp"
#include "base/text.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

namespace trygg::api {

namespace {

/// What a header may list before the rest of it is passed over.
constexpr std::size_t most_entries = 64;

/// Calls `use` with each part between separators, without the spaces around it. Separators in
/// quoted strings do not part.
void for_each_part(std::string_view text, char separator,
                   std::function<void(std::string_view)> const& use) {
    std::size_t start = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            quoted = !quoted;
        } else if (quoted && text[i] == '\\') {
            ++i;
        } else if (!quoted && text[i] == separator) {
            use(trim(text.substr(start, i - start)));
            start = i + 1;
        }
    }
    if (start < text.size()) {
        use(trim(text.substr(start)));
    }
}

bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               marks.find(c) != std::string_view::npos;
    });
}

/// 0 to 1 with three decimals at most; nothing for what is no such number.
std::optional<double> parse_quality(std::string_view text) {
    bool const shaped = !text.empty() && text.size() <= 5 && (text[0] == '0' || text[0] == '1') &&
                        (text.size() == 1 || text[1] == '.');
    auto const decimals = text.substr(std::min<std::size_t>(text.size(), 2));
    bool const digits = std::ranges::all_of(
        decimals, [&](char c) { return c == '0' || (c > '0' && c <= '9' && text[0] == '0'); });
    if (!shaped || !digits) {
        return std::nullopt;
    }
    int thousandths = text[0] == '1' ? 1000 : 0, unit = 100;
    for (char const c : decimals) {
        thousandths += unit * (c - '0');
        unit /= 10;
    }
    return thousandths / 1000.0;
}

/// A media type, or a range of them.
struct media_range {
    std::string type, subtype;           ///< in lower case; "*" covers all
    std::vector<std::string> parameters; ///< "version=3.0", in lower case
    double quality = 1;
};

std::string unquoted(std::string_view value) {
    std::string result;
    for (std::size_t i = 1; i + 1 < value.size(); ++i) {
        i += value[i] == '\\' ? 1 : 0;
        result += value[i];
    }
    return result;
}

/// Adds one ";name=value" to a range; false when it is none.
bool add_parameter(media_range& to, std::string_view text, bool& past_quality) {
    auto const equals = text.find('=');
    auto const name = lower(text.substr(0, equals));
    auto const value = equals == std::string_view::npos ? "" : text.substr(equals + 1);
    bool const quoted = value.size() > 1 && value.front() == '"' && value.back() == '"';
    if (past_quality) {
        return true; // extensions, which nobody defined
    }
    if (name == "q") {
        auto const quality = parse_quality(value);
        past_quality = true;
        to.quality = quality.value_or(0);
        return quality.has_value();
    }
    to.parameters.push_back(lower(name + "=" + (quoted ? unquoted(value) : std::string{value})));
    return is_token(name) && (quoted || is_token(value));
}

std::optional<media_range> parse_range(std::string_view text) {
    media_range result;
    bool first = true, good = true, past_quality = false;
    for_each_part(text, ';', [&](std::string_view part) {
        if (!first) {
            good = good && (part.empty() || add_parameter(result, part, past_quality));
            return;
        }
        first = false;
        auto const slash = part.find('/');
        result.type = lower(part.substr(0, slash));
        result.subtype = slash == std::string_view::npos ? "" : lower(part.substr(slash + 1));
    });
    good = good && is_token(result.type) && is_token(result.subtype) &&
           (result.type != "*" || result.subtype == "*");
    return good ? std::optional{std::move(result)} : std::nullopt;
}

/// The ranges of an Accept header that are ranges.
std::vector<media_range> parse_accept(std::string_view accept) {
    std::vector<media_range> result;
    std::size_t seen = 0;
    for_each_part(accept, ',', [&](std::string_view part) {
        if (part.empty() || ++seen > most_entries) {
            return;
        }
        if (auto range = parse_range(part)) {
            result.push_back(std::move(*range));
        }
    });
    return result;
}

/// How closely a range names a media type, from 1; 0 when it does not cover it.
std::size_t closeness(media_range const& range, media_range const& type) {
    bool const covers = (range.type == "*" || range.type == type.type) &&
                        (range.subtype == "*" || range.subtype == type.subtype);
    bool const fits = std::ranges::all_of(range.parameters, [&](std::string const& wanted) {
        return wanted == "charset=utf-8" || // all our text is
               std::ranges::find(type.parameters, wanted) != type.parameters.end();
    });
    if (!covers || !fits) {
        return 0;
    }
    return 1U + (range.type == "*" ? 0U : 1U) + (range.subtype == "*" ? 0U : 1U) +
           range.parameters.size();
}

/// What a header says of one media type.
struct verdict {
    double quality = 0;
    bool by_name = false; ///< not by a wildcard
};

verdict verdict_on(std::span<media_range const> accepted, std::string_view media_type) {
    if (accepted.empty()) {
        return {.quality = 1};
    }
    auto const type = parse_range(media_type).value_or(media_range{});
    std::size_t closest = 0;
    verdict result;
    for (auto const& range : accepted) {
        if (auto const close = closeness(range, type); close > closest) {
            closest = close;
            result = {range.quality, range.subtype != "*"};
        }
    }
    return result;
}

/// What the header says of the type itself counts for more than what it says of the others that the
/// format is asked by.
double quality_of_format(std::span<media_range const> accepted, format const& offered) {
    auto const own = verdict_on(accepted, offered.media_type);
    double result = own.quality;
    for (auto const& type : offered.asked_as) {
        auto const other = verdict_on(accepted, type);
        result = own.by_name ? result : std::max(result, other.quality);
    }
    return result;
}

std::string accept_of(http::request const& asked) {
    auto const found = asked.headers.find("accept");
    return found == asked.headers.end() ? "" : found->second;
}

format const& format_named(std::string const& name, std::span<format const> offered) {
    std::vector<std::string> names;
    for (auto const& each : offered) {
        if (each.name == name) {
            return each;
        }
        names.push_back(each.name);
    }
    throw input_error{"'f' is '{}', but this is there as: {}", name, fmt::join(names, ", ")};
}

/// The quality of an entry of another list, "gzip;q=0.5": 1 when it is not stated, 0 when it is no
/// number.
double quality_in(std::string_view entry) {
    double result = 1;
    for_each_part(entry, ';', [&](std::string_view part) {
        if (part.starts_with("q=") || part.starts_with("Q=")) {
            result = parse_quality(part.substr(2)).value_or(0);
        }
    });
    return result;
}

} // namespace

double media_quality(std::string_view accept, std::string_view media_type) {
    return verdict_on(parse_accept(accept), media_type).quality;
}

format const& choose_format(context const& at, std::optional<std::string> const& f,
                            std::span<format const> offered) {
    if (f) {
        return format_named(*f, offered);
    }
    auto const accepted = parse_accept(accept_of(at.request));
    format const* best = nullptr;
    double quality = 0;
    for (auto const& each : offered) {
        if (auto const q = quality_of_format(accepted, each); q > quality) {
            best = &each;
            quality = q;
        }
    }
    if (best) {
        return *best;
    }
    std::vector<std::string> types;
    for (auto const& each : offered) {
        types.push_back(fmt::format("{} (f={})", each.media_type, each.name));
    }
    throw not_acceptable{"none of what Accept takes is there; there are: {}",
                         fmt::join(types, ", ")};
}

bool wants_html(http::request const& asked) {
    auto const query = asked.target.find('?');
    bool stated = false, html = false;
    if (query != std::string::npos) {
        for_each_part(std::string_view{asked.target}.substr(query + 1), '&', [&](auto part) {
            stated = stated || part.starts_with("f=");
            html = html || part == "f=html";
        });
    }
    auto const accept = accept_of(asked);
    return stated ? html
                  : media_quality(accept, "text/html") >
                        std::max(media_quality(accept, "application/problem+json"),
                                 media_quality(accept, "application/json"));
}

std::optional<double> list_quality(std::string_view list, std::string_view name) {
    std::optional<double> result;
    for_each_part(list, ',', [&](std::string_view entry) {
        if (lower(trim(entry.substr(0, entry.find(';')))) == name) {
            result = quality_in(entry);
        }
    });
    return result;
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

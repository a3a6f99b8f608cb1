#include "api/joined.hpp"

#include "base/error.hpp"
#include "model/codes.hpp"
#include "query/datetime.hpp"
#include "query/lists.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

/// A code of the shipped list is known though no row has it; a row's own code always is.
std::vector<std::string> known_codes(std::string_view list, std::vector<std::string> in_use) {
    for (auto const& code : model::codes(list)) {
        if (std::ranges::find(in_use, code.code) == in_use.end()) {
            in_use.push_back(code.code);
        }
    }
    return in_use;
}

model::day_span parse_period_or_datetime(query::parameters const& stated) {
    auto const period = stated.get("period"), datetime = stated.get("datetime");
    if (period && datetime) {
        throw input_error{"'period' and 'datetime' mean the same here: state one of them"};
    }
    if (period) {
        return query::parse_period(*period);
    }
    return datetime ? query::days_touched(query::parse_datetime(*datetime)) : query::all_time;
}

snapshot::day_part parse_part(std::string const& text) {
    static std::vector<std::string> const parts{"day", "evening", "night"};
    return snapshot::part_of(query::parse_codes("part", text, parts).at(0));
}

std::vector<std::uint32_t> parse_kinds(snapshot::snapshot const& data, std::string const& text) {
    auto const& kinds = data.find("incidents")->find("kind")->texts;
    std::vector<std::string> known;
    for (std::uint32_t word = 1; word < kinds.size(); ++word) {
        known.emplace_back(kinds.text(word));
    }
    std::vector<std::uint32_t> result;
    for (auto const& code :
         query::parse_codes("kind", text, known_codes("incident_kinds", known))) {
        result.push_back(kinds.find(code));
    }
    return result;
}

std::vector<std::uint16_t> parse_reasons(snapshot::snapshot const& data, std::string const& text) {
    std::vector<std::uint16_t> result;
    for (auto const& code :
         query::parse_codes("reason", text, known_codes("reasons", data.reasons))) {
        for (std::size_t i = 0; i < data.reasons.size(); ++i) {
            if (data.reasons[i] == code) {
                result.push_back(static_cast<std::uint16_t>(i));
            }
        }
    }
    return result;
}

std::optional<snapshot::municipality_index>
parse_municipality(snapshot::snapshot const& data, std::optional<std::string> const& text) {
    if (!text) {
        return data.own == 0 ? std::nullopt : std::optional{data.own};
    }
    if (*text == "all") {
        return std::nullopt;
    }
    auto const found = data.find_municipality(*text);
    if (!found) {
        throw input_error{"'municipality' is '{}', which no zone and no event has; give another "
                          "code, or 'all'",
                          *text};
    }
    return found;
}

} // namespace

query::question parse_question(snapshot::snapshot const& data, query::parameters const& stated) {
    query::question result;
    result.period = parse_period_or_datetime(stated);
    if (auto const part = stated.get("part")) {
        result.part = parse_part(*part);
    }
    if (auto const kind = stated.get("kind")) {
        result.kinds = parse_kinds(data, *kind);
    }
    if (auto const reason = stated.get("reason")) {
        result.reasons = parse_reasons(data, *reason);
    }
    result.municipality = parse_municipality(data, stated.get("municipality"));
    return result;
}

} // namespace trygg::api

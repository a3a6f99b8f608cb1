#include "api/opening.hpp"

#include "api/joined.hpp"
#include "query/parameters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace trygg::api {

namespace {

/// A share of fewer answers is not shown: `fewest` in web/src/figures.ts.
constexpr std::int64_t fewest = 5;

/// With figures for that many of its zones a map is worth looking at.
constexpr double enough = 0.5;

struct share_columns {
    std::vector<std::string> numbers; ///< add up to what the share is of
    std::string value, status;
};

share_columns const mentions{
    {"mentions_unsafe", "mentions_safe"}, "mention_share", "mentions_status"};
share_columns const answers{{"respondents"}, "unsafe_share", "survey_status"};

bool is_shown(snapshot::table const& zones, share_columns const& of, std::size_t row) {
    auto const& status = *zones.find(of.status);
    if (status.texts.text(status.words[row]) != "shown" ||
        std::isnan(zones.find(of.value)->reals[row])) {
        return false;
    }
    std::int64_t n = 0;
    for (auto const& name : of.numbers) {
        auto const number = zones.find(name)->integers[row];
        n += number == snapshot::no_integer ? 0 : number;
    }
    return n >= fewest;
}

/// 0 … 1: how large a part of the zones has a figure.
double part_shown(snapshot::snapshot const& data, std::size_t set, std::string const& query,
                  share_columns const& of) {
    std::array<std::string, 2> const known{"period", "part"};
    auto const layer = join_zones(data, set, parse_question(data, {query, known}));
    std::size_t all = 0, shown = 0;
    for (std::size_t row = 0; row < layer.table->size(); ++row) {
        if (layer.is_included.empty() || layer.is_included[row]) {
            ++all;
            shown += is_shown(*layer.table, of, row) ? 1 : 0;
        }
    }
    return all == 0 ? 0 : static_cast<double>(shown) / static_cast<double>(all);
}

int latest_survey(snapshot::snapshot const& data) {
    return std::ranges::max(data.surveys, {}, &snapshot::survey::year).year;
}

/// Nearest to the usual one first.
std::vector<opening> other_openings(snapshot::snapshot const& data) {
    std::vector<opening> larger;
    auto const usual = data.zone_sets.front().zones.size();
    for (auto const& set : data.zone_sets) {
        if (set.zones.size() > 1 && set.zones.size() < usual) {
            larger.push_back({set.name, "", ""});
        }
    }
    std::vector<opening> result{{"", "all", ""}};
    result.insert(result.end(), larger.begin(), larger.end());
    result.push_back({"", "", "answers"});
    for (auto const& each : larger) {
        result.push_back({each.set, "", "answers"});
    }
    return result;
}

std::size_t set_of(snapshot::snapshot const& data, std::string const& name) {
    auto const found = std::ranges::find(data.zone_sets, name, &snapshot::zone_set::name);
    return found == data.zone_sets.end() ? 0
                                         : static_cast<std::size_t>(found - data.zone_sets.begin());
}

double part_shown(snapshot::snapshot const& data, opening const& how) {
    auto const query =
        fmt::format("period={}{}", latest_survey(data), how.part.empty() ? "&part=evening" : "");
    return part_shown(data, set_of(data, how.set), query, how.figure.empty() ? mentions : answers);
}

/// Set fires alone, when there are incidents of other kinds, too.
std::string fire_kinds(json const& kinds) {
    std::string fires;
    bool others = false;
    for (auto const& kind : kinds) {
        auto const code = kind.at("code").get<std::string>();
        if (kind.at("count") == 0) {
            continue;
        }
        if (code == "arson" || code == "vehicle_fire") {
            fires += (fires.empty() ? "" : "%2C") + code;
        } else {
            others = true;
        }
    }
    return others ? fires : "";
}

} // namespace

opening find_opening(snapshot::snapshot const& data) {
    opening best;
    if (data.surveys.empty() || data.zone_sets.empty()) {
        return best;
    }
    auto most = part_shown(data, best);
    if (most >= enough) {
        return best;
    }
    for (auto const& other : other_openings(data)) {
        if (auto const part = part_shown(data, other); part > most) {
            most = part;
            best = other;
        }
    }
    return best;
}

json json_of(opening const& how) {
    auto result = json::object();
    for (auto const& [name, value] : {std::pair{"set", how.set}, std::pair{"part", how.part},
                                      std::pair{"figure", how.figure}}) {
        if (!value.empty()) {
            result[name] = value;
        }
    }
    return result;
}

std::vector<std::string> first_requests(snapshot::snapshot const& data) {
    if (data.zone_sets.empty()) {
        return {};
    }
    auto const how = find_opening(data);
    auto const& ground = data.zone_sets.front().name;
    auto const& set = how.set.empty() ? ground : how.set;
    auto const fires = fire_kinds(incident_kinds(data));
    auto const kind = fires.empty() ? "" : fmt::format("kind={}", fires);
    auto const outlines = [](std::string const& of) {
        return fmt::format("collections/trygghet-{}/items?limit=10000&zoom-level={}&properties="
                           "code%2Cname%2Carea_m2%2Cpopulation",
                           of, outline_zoom);
    };
    std::string when;
    if (!data.surveys.empty()) {
        when = fmt::format("period={}&{}", latest_survey(data),
                           how.part.empty() ? "part=evening&" : "");
    }
    std::vector<std::string> result{
        fmt::format("collections/trygghet-{}/items?{}{}{}limit=10000&skipGeometry=true", set, when,
                    kind, kind.empty() ? "" : "&"),
        outlines(set)};
    for (auto const& each : data.zone_sets) { // the ground of every map
        if (each.name != set && (each.name == ground || each.name == "tatort")) {
            result.push_back(outlines(each.name));
        }
    }
    result.push_back(fmt::format("series/{}{}{}", set, kind.empty() ? "" : "?", kind));
    return result;
}

} // namespace trygg::api

#include "api/analysis_answer.hpp"
#include "api/analysis_parameters.hpp"
#include "api/hotspot_analysis.hpp"
#include "api/joined.hpp"
#include "api/made_columns.hpp"
#include "api/resources.hpp"
#include "api/zone_set_lookup.hpp"
#include "query/lists.hpp"
#include "query/numbers.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::api {

namespace {

std::vector<std::string> const figures{"incident_rate", "incidents", "unsafe_share",
                                       "mentions_unsafe"}; // in the order of hotspot_figure

hotspot_options parse_options(query::parameters const& stated) {
    hotspot_options result;
    if (auto const figure = stated.get("figure")) {
        auto const name = query::parse_codes("figure", *figure, figures).at(0);
        result.figure =
            static_cast<hotspot_figure>(std::ranges::find(figures, name) - figures.begin());
    }
    result.neighbours = parse_neighbours(stated);
    result.permutations = parse_permutations(stated);
    result.alpha = query::parse_number("alpha", stated.get("alpha"), 0.05, {0.001, 0.5});
    result.expected = query::parse_number("expected", stated.get("expected"), 1, {0, 1'000});
    result.n = query::parse_whole("n", stated.get("n"), 30, {1, 100'000});
    return result;
}

json parameters_of(hotspot_options const& used, json stated) {
    stated["figure"] = figures[static_cast<std::size_t>(used.figure)];
    stated["neighbours"] = used.neighbours.how;
    if (used.neighbours.how == "nearest") {
        stated["k"] = used.neighbours.k;
    }
    if (used.neighbours.how == "distance") {
        stated["distance"] = used.neighbours.metres;
    }
    stated["permutations"] = used.permutations.count;
    stated["seed"] = used.permutations.seed;
    stated["alpha"] = used.alpha;
    bool const is_share = used.figure == hotspot_figure::unsafe_share;
    stated[is_share ? "n" : "expected"] = is_share ? json(used.n) : json(used.expected);
    stated.erase(is_share ? "expected" : "n");
    return stated;
}

constexpr char const* method =
    "Gi* (Ord and Getis 1995), local Moran's I (Anselin 1995, variance with n) and the global I "
    "with "
    "row-standardised weights. p is two-sided, by conditional permutation: the zone's own figure "
    "stays, the others' are dealt out anew; it is one p for Gi* and local Moran alike. A zone is "
    "found when its p passes Benjamini and Hochberg's bound; hot or cold also needs Gi and Gi* to "
    "have the same sign. too_few: not compared, and nobody's neighbour, as fewer events were "
    "expected or fewer answers given than the parameters ask for, or nobody lives there. "
    "no_neighbours: compared with nothing. The smoothed rate is the empirical Bayes estimate "
    "(Marshall 1991) of the zone and its neighbours.";

json number(double value) { return std::isfinite(value) ? json(rounded(value)) : json(nullptr); }

json describe(std::optional<stats::moran> const& moran) {
    if (!moran) {
        return nullptr;
    }
    return {{"i", number(moran->i)},
            {"expected", number(moran->expected)},
            {"variance", number(moran->variance)},
            {"z", number(moran->z)},
            {"p", number(moran->p)}};
}

json warnings_of(hotspots_found const& found, hotspot_options const& options) {
    auto result = json::array();
    if (found.analysed == 0) {
        result.push_back(remark(
            "few_zones",
            fmt::format("Färre än {} zoner har nog med händelser eller svar för att jämföras. Välj "
                        "en längre period eller större zoner.",
                        fewest_zones),
            fmt::format(
                "Fewer than {} zones have events or answers enough to be compared. Choose a "
                "longer period or larger zones.",
                fewest_zones)));
    } else if (found.fewest_discoveries > 1) {
        auto const needed = found.fewest_discoveries;
        result.push_back(remark(
            "few_permutations",
            fmt::format(
                "Med {} permutationer kan inget p bli lägre än {:.4f}: först när {} zoner av "
                "{} har det lägsta hittas någon av dem. Fler permutationer behövs för att "
                "hitta en ensam zon.",
                options.permutations.count, stats::smallest_pseudo_p(options.permutations), needed,
                found.discoveries.tests),
            fmt::format(
                "With {} permutations no p can be below {:.4f}: only when {} zones of {} have "
                "the lowest is any of them found. More permutations are needed to find a "
                "single zone.",
                options.permutations.count, stats::smallest_pseudo_p(options.permutations), needed,
                found.discoveries.tests)));
    }
    return result;
}

json summarize(hotspots_found const& found, hotspot_options const& options, json stated) {
    auto const count = [&](std::string_view spot) {
        std::int64_t result = 0;
        for (std::size_t row = 0; row < found.zones.size(); ++row) {
            result += found.is_included[row] && found.zones[row].spot == spot ? 1 : 0;
        }
        return result;
    };
    json result;
    result["zones"] = std::ranges::count(found.is_included, true);
    result["analysed"] = found.analysed;
    for (auto const* spot : {"hot", "cold", "not_significant", "no_neighbours", "too_few"}) {
        result[spot] = count(spot);
    }
    result["tests"] = found.discoveries.tests;
    result["found"] = std::ranges::count(found.discoveries.found, true);
    result["threshold"] = number(found.discoveries.threshold);
    result["smallest_p"] = number(stats::smallest_pseudo_p(options.permutations));
    result["moran"] = describe(found.moran);
    result["warnings"] = warnings_of(found, options);
    result["parameters"] = parameters_of(options, std::move(stated));
    result["method"] = method;
    return result;
}

template <typename Value, typename Result>
std::vector<Result> each(std::vector<hotspot_zone> const& zones, Value hotspot_zone::*member) {
    std::vector<Result> result;
    for (auto const& zone : zones) {
        result.push_back(zone.*member);
    }
    return result;
}

/// The zones' own properties, and what is found of them.
std::shared_ptr<snapshot::table const> table_of(snapshot::table const& zones,
                                                hotspots_found const& found) {
    auto const reals = [&](char const* name, double hotspot_zone::*member) {
        return real_column(name, each<double, double>(found.zones, member));
    };
    auto const texts = [&](char const* name, std::string_view hotspot_zone::*member) {
        return text_column(name, each<std::string_view, std::string_view>(found.zones, member));
    };
    auto result = std::make_shared<snapshot::table>(zones);
    result->id = "hotspots";
    for (auto column :
         {reals("value", &hotspot_zone::value), reals("n", &hotspot_zone::n),
          integer_column("neighbours",
                         each<std::int64_t, std::int64_t>(found.zones, &hotspot_zone::neighbours)),
          reals("smoothed", &hotspot_zone::smoothed), reals("gi_star", &hotspot_zone::gi_star),
          reals("local_moran", &hotspot_zone::moran), reals("p", &hotspot_zone::p),
          texts("spot", &hotspot_zone::spot), texts("cluster", &hotspot_zone::cluster)}) {
        result->properties.push_back(std::move(column));
    }
    return result;
}

} // namespace

http::response hotspots(context const& at) {
    query::parameters const stated{at.query, names_of(hotspot_parameters())};
    choose_format(at, stated.get("f"), geojson_only());
    auto const& data = *at.data;
    if (data.cells && !data.find_set(at.captures.at(0))) {
        no_such_analysis();
    }
    auto const set = find_set(data, at.captures.at(0));
    auto const options = parse_options(stated);
    auto const found = find_hotspots(data, set, parse_question(data, stated), options);

    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < found.zones.size(); ++row) {
        if (found.is_included[row]) {
            rows.push_back(row);
        }
    }
    auto const summary = summarize(found, options, stated_parameters(stated, hotspot_parameters()));
    return analysis_answer(table_of(data.tables[data.zone_sets[set].table], found), rows,
                           !stated.flag("skipGeometry"), {{"summary", summary}});
}

} // namespace trygg::api

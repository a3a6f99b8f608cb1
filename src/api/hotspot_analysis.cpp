#include "api/hotspot_analysis.hpp"

#include "api/analysis_answer.hpp"
#include "query/population.hpp"
#include "stats/getis_ord.hpp"
#include "stats/proportion.hpp"
#include "stats/smoothing.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::api {

namespace {

/// What a zone's figure is made of: `events` per `base`, or `events` alone when `base` is 1.
struct measured {
    double events = 0;
    double base = 0; ///< person years in thousands, or weights; 0: the zone has none
    double n = 0;    ///< events, or answers of a share
};

measured measure(snapshot::zone const& zone, query::figures const& of, hotspot_figure figure,
                 model::day_span const& period, double years) {
    auto const incidents = static_cast<double>(of.incidents);
    if (figure == hotspot_figure::incidents) {
        return {incidents, 1, incidents};
    }
    if (figure == hotspot_figure::mentions_unsafe) {
        auto const unsafe = static_cast<double>(of.mentions.hits);
        return {unsafe, 1, unsafe};
    }
    if (figure == hotspot_figure::unsafe_share) {
        auto const& felt = of.feeling;
        return {felt.weight_of_hits, felt.weight, static_cast<double>(felt.n)};
    }
    auto const people = query::population_of(zone, period);
    return {incidents, people ? static_cast<double>(people->people) / 1000 * years : 0, incidents};
}

/// The rows whose figures say enough to be compared.
std::vector<std::uint32_t> rows_to_analyse(std::vector<measured> const& zones,
                                           std::vector<bool> const& is_included,
                                           hotspot_options const& options) {
    double events = 0, base = 0;
    for (std::size_t row = 0; row < zones.size(); ++row) {
        if (is_included[row] && zones[row].base > 0) {
            events += zones[row].events;
            base += zones[row].base;
        }
    }
    bool const is_share = options.figure == hotspot_figure::unsafe_share;
    std::vector<std::uint32_t> result;
    for (std::uint32_t row = 0; row < zones.size(); ++row) {
        auto const& zone = zones[row];
        auto const expected = base > 0 ? zone.base * events / base : 0;
        bool const enough =
            is_share ? zone.n >= static_cast<double>(options.n) : expected >= options.expected;
        if (is_included[row] && zone.base > 0 && enough) {
            result.push_back(row);
        }
    }
    return result;
}

/// The permutations tell whether the neighbours are high or low, Gi* whether the zone with them is:
/// a high zone among low ones is no cold spot.
std::string_view spot_of(double gi, double gi_star, bool found) {
    if (!found || (gi > 0) != (gi_star > 0)) {
        return "not_significant";
    }
    return gi_star > 0 ? "hot" : "cold";
}

/// Draws of a permutation test; more would keep a worker busy for seconds.
constexpr double most_draws = 5e8;

void check_work(stats::weights const& neighbours, stats::permutations const& by) {
    double pairs = 0;
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        pairs += static_cast<double>(neighbours.of(i).size());
    }
    if (pairs * by.count > most_draws) {
        throw input_error{"{} permutations of {} pairs of neighbours take too long; give fewer "
                          "'permutations' or neighbours",
                          by.count, pairs};
    }
}

std::string_view cluster_of(stats::quadrant quadrant, bool found) {
    static constexpr std::array names{"high_high", "low_high", "low_low", "high_low"};
    return found ? names.at(static_cast<std::size_t>(quadrant)) : "not_significant";
}

void analyse(hotspots_found& to, std::vector<measured> const& zones,
             std::vector<std::uint32_t> const& rows, stats::weights const& neighbours,
             hotspot_options const& options) {
    check_work(neighbours, options.permutations);
    std::vector<double> x, events, base;
    for (auto const row : rows) {
        x.push_back(to.zones[row].value);
        events.push_back(zones[row].events);
        base.push_back(zones[row].base);
    }
    auto const standardised = neighbours.row_standardised();
    auto const others = stats::gi(x, neighbours), z = stats::gi_star(x, neighbours);
    auto const morans = stats::local_morans(x, standardised);
    auto const p = stats::conditional_pseudo_p(x, standardised, options.permutations);
    auto const smoothed = stats::local_empirical_bayes(events, base, neighbours);
    to.moran = stats::global_moran(x, standardised, options.permutations);
    to.discoveries = stats::benjamini_hochberg(p, options.alpha);
    to.fewest_discoveries = stats::fewest_discoveries(
        to.discoveries.tests, stats::smallest_pseudo_p(options.permutations), options.alpha);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& zone = to.zones[rows[i]];
        bool const found = to.discoveries.found[i];
        zone.neighbours = std::ssize(neighbours.of(i));
        zone.gi_star = z[i];
        zone.p = p[i];
        if (options.figure == hotspot_figure::incident_rate) {
            zone.smoothed = smoothed[i];
        }
        if (neighbours.is_island(i)) {
            zone.spot = zone.cluster = "no_neighbours";
            continue;
        }
        zone.spot = spot_of(others[i], z[i], found);
        zone.cluster = "not_significant";
        if (morans) {
            zone.moran = morans->i[i];
            zone.cluster = cluster_of(morans->quadrants[i], found);
        }
    }
}

/// What gathers where would tell of zones that may not be seen.
void require_shown(query::zone_figures const& counted, hotspot_figure figure) {
    for (std::size_t row = 0; row < counted.zones.size(); ++row) {
        auto const& is = counted.zones[row].is;
        auto const status = figure == hotspot_figure::unsafe_share      ? is.unsafe_share
                            : figure == hotspot_figure::mentions_unsafe ? is.mentions_unsafe
                                                                        : is.incidents;
        if (counted.is_included[row] && status != query::shown::yes) {
            no_such_analysis();
        }
    }
}

} // namespace

hotspots_found find_hotspots(snapshot::snapshot const& data, std::size_t set,
                             query::question const& asked, hotspot_options const& options) {
    auto const& all = data.zone_sets[set];
    auto const counted = query::count(data, set, asked);
    require_shown(counted, options.figure);
    auto const years = query::years_of(data.incidents, asked);
    hotspots_found result;
    result.is_included = counted.is_included;
    std::vector<measured> zones;
    for (std::size_t row = 0; row < all.zones.size(); ++row) {
        auto const& zone = zones.emplace_back(
            measure(all.zones[row], counted.zones[row], options.figure, asked.period, years));
        auto const value = zone.base > 0 ? zone.events / zone.base : NAN;
        result.zones.push_back({value, zone.n, 0, NAN, NAN, NAN, NAN, "too_few", "too_few"});
    }
    auto const rows = rows_to_analyse(zones, counted.is_included, options);
    if (rows.size() >= fewest_zones) {
        result.analysed = rows.size();
        analyse(result, zones, rows, neighbours_of(data, all, rows, options.neighbours), options);
    }
    return result;
}

} // namespace trygg::api

#include "publish/event_rows.hpp"

#include "publish/leaf_zones.hpp"
#include "publish/public_ids.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trygg::publish {

namespace {

using snapshot::day_part;

/// What a row stands for: an open event by its exact row, or a number of a leaf zone.
struct event {
    std::optional<std::uint32_t> row{};
    std::size_t node = 0;
    std::uint32_t kind = 0; ///< word of the exact table
    int year = 0;           ///< 0: not told
    std::int64_t count = 1;
};

std::string text_at(snapshot::table const& of, std::size_t row, std::string const& column) {
    auto const* found = of.find(column);
    return std::string{found->texts.text(found->words[row])};
}

/// "2020-10" of "2020-10-07T22:10:00+02:00"; what is coarser stays.
std::string month_of(std::string const& date) { return date.substr(0, 7); }

bool is_about_a_place(std::string const& precision) {
    return precision == "place" || precision == "zone" || precision == "municipality" ||
           precision == "none";
}

class incident_rows {
public:
    incident_rows(snapshot::snapshot const& exact, snapshot::published const& cells)
        : m_exact(exact), m_cells(cells), m_table(*exact.find("incidents")),
          m_leaves(exact, cells.geography) {}

    void add_open(std::vector<bool> const& is_open) {
        for (std::uint32_t row = 0; row < is_open.size(); ++row) {
            bool const is_drawn = m_table.shapes->has(row);
            if (is_open[row] && (!is_drawn || public_place(row))) {
                m_events.push_back({.row = row});
            }
        }
    }

    void add_cells() {
        for (auto const& [word, kind] : m_cells.kinds) {
            for (auto const node : m_leaves.nodes()) {
                add_cells_of(word, kind, node);
            }
        }
    }

    made_rows make() const {
        public_ids const ids{m_exact.secret};
        row_maker from{.like = m_table,
                       .ids = {},
                       .value_of =
                           [&](auto row, auto const& column) {
                               return m_events[row].row ? open_value(m_events[row], column)
                                                        : cell_value(m_events[row], column);
                           },
                       .place_of =
                           [&](auto row) {
                               auto const& event = m_events[row];
                               return event.row ? public_place(*event.row)
                                                : m_leaves.place_of(event.node);
                           },
                       .time = "date"};
        for (auto const& event : m_events) {
            from.ids.push_back(ids.of(name_of(event)));
        }
        return make_rows(from);
    }

    std::vector<event> const& events() const { return m_events; }

private:
    /// The visible years, and what is in none of them.
    void add_cells_of(std::uint32_t word, snapshot::published_kind const& kind, std::size_t node) {
        auto rest = kind.periods.at(node, 0);
        if (rest == snapshot::hidden) {
            return;
        }
        for (std::size_t i = 0; i < kind.spans.size(); ++i) {
            auto const year = model::year_of(kind.spans[i].first);
            auto const count = kind.periods.at(node, i + 1);
            bool const is_year = model::year_of(kind.spans[i].last) == year;
            if (is_year && count != snapshot::hidden && count > 0) {
                m_events.push_back({{}, node, word, year, count});
                rest -= count;
            }
        }
        if (rest > 0) {
            m_events.push_back({{}, node, word, 0, rest});
        }
    }

    std::optional<place> public_place(std::uint32_t row) const {
        if (!m_exact.public_points || !m_exact.public_points->has(row)) {
            return std::nullopt;
        }
        constexpr double unit = 1e-7;
        return place{m_exact.public_points->longitudes()[row] * unit,
                     m_exact.public_points->latitudes()[row] * unit};
    }

    std::string name_of(event const& of) const {
        return of.row ? fmt::format("incident {}", m_table.ids->numbers()[*of.row])
                      : fmt::format("incidents {} {} {} {}",
                                    m_leaves.zone_code(of.node, m_cells.geography.leaf_set),
                                    m_leaves.municipality(of.node), kind_of(of.kind), of.year);
    }

    std::string kind_of(std::uint32_t word) const {
        return std::string{m_table.find("kind")->texts.text(word)};
    }

    value open_value(event const& of, std::string const& column) const {
        auto const row = *of.row;
        auto const precision = text_at(m_table, row, "precision");
        if (column == "count") {
            return {m_table.find("count")->integers[row]};
        }
        if (column == "date") {
            return {{}, month_of(text_at(m_table, row, column))};
        }
        if (column == "precision" && public_place(row)) {
            return {{}, "approximate"};
        }
        bool const is_told = column != "date_to" && ((column != "title" && column != "place") ||
                                                     is_about_a_place(precision));
        return is_told ? value{{}, text_at(m_table, row, column)} : value{};
    }

    value cell_value(event const& of, std::string const& column) const {
        if (column == "count") {
            return {of.count};
        }
        if (column == "kind") {
            return {{}, kind_of(of.kind)};
        }
        if (column == "date") {
            return {{}, of.year == 0 ? "" : fmt::format("{:04d}", of.year)};
        }
        if (column == "precision") {
            return {{}, m_leaves.place_of(of.node) ? "zone" : "municipality"};
        }
        if (column == "municipality") {
            return {{}, m_leaves.municipality(of.node)};
        }
        return zone_value(of.node, column);
    }

    value zone_value(std::size_t node, std::string const& column) const {
        for (std::size_t set = 0; set < m_exact.zone_sets.size(); ++set) {
            if (column == "zone_" + m_exact.zone_sets[set].name) {
                return {{}, m_leaves.zone_code(node, set)};
            }
        }
        return {};
    }

    snapshot::snapshot const& m_exact;
    snapshot::published const& m_cells;
    snapshot::table const& m_table;
    leaf_zones m_leaves;
    std::vector<event> m_events;
};

/// The kinds that the sources cover, by the words of another table.
template <typename Value>
std::map<std::uint32_t, Value> renamed(std::map<std::uint32_t, Value> const& by_word,
                                       snapshot::dictionary const& from, snapshot::dictionary& to) {
    std::map<std::uint32_t, Value> result;
    for (auto const& [word, value] : by_word) {
        if (auto const text = from.text(word); !text.empty()) {
            result.emplace(to.add(text), value);
        }
    }
    return result;
}

void add_facts(snapshot::snapshot const& exact, event const& of, snapshot::table const& made,
               std::size_t row, snapshot::incident_facts& to) {
    auto const days = model::days_of(text_at(made, row, "date"));
    to.first_day.push_back(days ? days->first : snapshot::no_day);
    to.last_day.push_back(days ? days->last : snapshot::no_day);
    auto group =
        snapshot::incident_facts::group{made.find("kind")->words[row], day_part::unknown, 0};
    if (of.row) {
        auto const& facts = exact.incidents;
        auto const& exact_group = facts.groups[facts.group_of[*of.row]];
        group.part = exact_group.part;
        group.municipality = exact_group.municipality;
    }
    auto const known = std::ranges::find(to.groups, group);
    to.group_of.push_back(static_cast<std::uint32_t>(known - to.groups.begin()));
    if (known == to.groups.end()) {
        to.groups.push_back(group);
    }
    to.count.push_back(of.row ? exact.incidents.count[*of.row] : 0);
    to.dataset.push_back(0);
    for (std::size_t set = 0; set < to.zones.size(); ++set) {
        to.zones[set].push_back(of.row ? exact.incidents.zones[set][*of.row] : snapshot::outside);
    }
}

/// Years of the kinds that the public may know of.
std::map<std::uint32_t, std::set<int>> told_years(snapshot::snapshot const& exact,
                                                  std::vector<bool> const& is_told) {
    std::map<std::uint32_t, std::set<int>> result;
    auto const& facts = exact.incidents;
    for (std::size_t row = 0; row < is_told.size(); ++row) {
        auto const kind = facts.groups[facts.group_of[row]].kind;
        auto const years = facts.covered_years.find(kind);
        if (!is_told[row] || years == facts.covered_years.end() || result.contains(kind)) {
            continue;
        }
        for (int year = *years->second.begin(); year <= *years->second.rbegin(); ++year) {
            result[kind].insert(year); // whether a year between had any is not told
        }
    }
    return result;
}

} // namespace

void publish_incidents(snapshot::snapshot const& exact, std::vector<bool> const& is_protected,
                       std::vector<bool> const& is_open, snapshot::published& cells,
                       snapshot::snapshot& into) {
    incident_rows rows{exact, cells};
    rows.add_open(is_open);
    rows.add_cells();
    auto made = rows.make();
    auto is_told = is_open;
    for (std::size_t row = 0; row < is_told.size(); ++row) {
        is_told[row] = is_told[row] || is_protected[row];
    }
    auto const& words = exact.find("incidents")->find("kind")->texts;
    auto kind = std::make_shared<snapshot::column>(*made.table.find("kind"));
    cells.kinds = renamed(cells.kinds, words, kind->texts);
    snapshot::incident_facts facts;
    facts.zones.resize(exact.zone_sets.size());
    facts.covered_years = renamed(told_years(exact, is_told), words, kind->texts);
    for (std::size_t row = 0; row < made.order.size(); ++row) {
        add_facts(exact, rows.events()[made.order[row]], made.table, row, facts);
    }
    std::ranges::replace_if(
        made.table.properties, [](auto const& each) { return each->name == "kind"; }, kind);
    into.incidents = std::move(facts);
    *std::ranges::find(into.tables, "incidents", &snapshot::table::id) = std::move(made.table);
}

void publish_mentions(snapshot::snapshot const& exact, snapshot::published const& cells,
                      snapshot::snapshot& into) {
    struct mention {
        std::size_t survey, node;
        bool is_unsafe;
    };
    leaf_zones const leaves{exact, cells.geography};
    public_ids const ids{exact.secret};
    std::vector<mention> mentions;
    row_maker from{
        .like = *exact.find("mentions"), .ids = {}, .value_of = {}, .place_of = {}, .time = {}};
    auto const add = [&](std::size_t survey, std::size_t node, bool is_unsafe,
                         std::int64_t number) {
        for (std::int64_t i = 0; number != snapshot::hidden && i < number; ++i) {
            mentions.push_back({survey, node, is_unsafe});
            from.ids.push_back(
                ids.of(fmt::format("mention {} {} {} {} {}", exact.surveys[survey].name,
                                   leaves.zone_code(node, cells.geography.leaf_set),
                                   leaves.municipality(node), is_unsafe, i)));
        }
    };
    for (std::size_t survey = 0; survey < cells.surveys.size(); ++survey) {
        for (auto const node : leaves.nodes()) {
            add(survey, node, true, cells.surveys[survey].mentions.unsafe.at(node, 0));
            add(survey, node, false, cells.surveys[survey].mentions.safe.at(node, 0));
        }
    }
    from.place_of = [&](auto row) {
        return leaves.place_of(mentions[row].node);
    };
    from.value_of = [&](auto row, auto const& column) -> value {
        auto const& of = mentions[row];
        if (column == "year") {
            return {exact.surveys[of.survey].year};
        }
        if (column == "survey") {
            return {{}, exact.surveys[of.survey].name};
        }
        if (column == "sentiment") {
            return {{}, of.is_unsafe ? "unsafe" : "safe"};
        }
        if (column == "precision") {
            return {{}, leaves.place_of(of.node) ? "zone" : "none"};
        }
        for (std::size_t set = 0; set < exact.zone_sets.size(); ++set) {
            if (column == "zone_" + exact.zone_sets[set].name) {
                return {{}, leaves.zone_code(of.node, set)};
            }
        }
        return {};
    };
    auto made = make_rows(from).table;
    auto when = std::make_shared<snapshot::times>();
    for (auto const year : made.find("year")->integers) {
        auto const span = *model::seconds_of(fmt::format("{:04d}", year));
        when->first.push_back(span.first);
        when->last.push_back(span.last);
    }
    made.when = std::move(when);
    *std::ranges::find(into.tables, "mentions", &snapshot::table::id) = std::move(made);
}

} // namespace trygg::publish

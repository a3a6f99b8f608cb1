#include "snapshot/loading.hpp"

#include <algorithm>
#include <map>

namespace trygg::snapshot {

namespace {

void load_surveys(loading& at) {
    auto row = at.database.query(
        "SELECT survey.id, survey.name, title, year, sampling, source.made_up, "
        "(SELECT count(*) FROM response WHERE survey_id = survey.id) "
        "FROM survey JOIN source ON source.id = survey.source_id ORDER BY year, survey.id");
    while (row.next()) {
        at.into.surveys.push_back({row.integer(0), std::string{row.text(1)},
                                   std::string{row.text(2)}, static_cast<int>(row.integer(3)),
                                   row.text(4) == "random", row.integer(5) != 0, row.integer(6)});
    }
}

/// Index in snapshot::surveys by the survey's database id.
std::map<std::int64_t, std::uint16_t> survey_indexes(snapshot const& into) {
    std::map<std::int64_t, std::uint16_t> result;
    for (auto const& survey : into.surveys) {
        result.emplace(survey.id, static_cast<std::uint16_t>(result.size()));
    }
    return result;
}

answer answer_of(std::string_view text) {
    return text == "safe"      ? answer::safe
           : text == "unsafe"  ? answer::unsafe
           : text == "stay_in" ? answer::stay_in
                               : answer::none;
}

void load_responses(loading& at, placements const& where) {
    auto& facts = at.into.responses;
    auto const surveys = survey_indexes(at.into);
    std::vector<std::int64_t> ids;
    std::vector<municipality_index> stated;
    auto row = at.database.query("SELECT id, survey_id, safe_day, safe_evening, weight, "
                                 "municipality FROM response ORDER BY id");
    while (row.next()) {
        ids.push_back(row.integer(0));
        facts.survey.push_back(surveys.at(row.integer(1)));
        facts.by_day.push_back(answer_of(row.text(2)));
        facts.by_evening.push_back(answer_of(row.text(3)));
        facts.weight.push_back(row.real(4));
        stated.push_back(at.municipality(row.text(5)));
    }
    facts.zones = where.read(theme::response, ids);
    facts.municipality = at.own_municipalities(std::move(stated), facts.zones);
}

/// Comments are left out: free text is published only after moderation.
table read_mentions(loading& at) {
    return read_table(
        at.database,
        {.from = "mention CROSS JOIN response ON response.id = mention.response_id "
                 "CROSS JOIN survey ON survey.id = response.survey_id",
         .id = "mention.id",
         .geometry = "CASE WHEN precision <> 'none' THEN geom END",
         .crs = at.crs,
         .starts = "printf('%04d', year)",
         .ends = "printf('%04d', year)",
         .properties = {{"year", "year", column_type::integer},
                        {"survey", "survey.name"},
                        {"sentiment", "sentiment"},
                        {"part", "part"},
                        {"reasons",
                         "(SELECT json_group_array(reason) FROM (SELECT reason FROM mention_reason "
                         "WHERE mention_id = mention.id ORDER BY reason))",
                         column_type::json},
                        {"place", "place"},
                        {"precision", "precision"}}});
}

/// What figures need of a mention and its response, in the order of the table.
std::vector<municipality_index> load_mention_facts(loading& at) {
    auto& facts = at.into.mentions;
    auto const surveys = survey_indexes(at.into);
    std::vector<municipality_index> stated;
    auto row = at.database.query(
        "SELECT survey_id, sentiment, part, weight, municipality FROM mention "
        "CROSS JOIN response ON response.id = mention.response_id ORDER BY mention.id");
    while (row.next()) {
        facts.survey.push_back(surveys.at(row.integer(0)));
        facts.is_unsafe.push_back(row.text(1) == "unsafe" ? 1 : 0);
        facts.part.push_back(part_of(row.text(2)));
        facts.weight.push_back(row.real(3));
        stated.push_back(at.municipality(row.text(4)));
    }
    return stated;
}

void load_reasons(loading& at, std::vector<std::int64_t> const& mentions) {
    auto& facts = at.into.mentions;
    facts.reasons.resize(mentions.size());
    std::map<std::string, std::uint16_t, std::less<>> indexes;
    auto row = at.database.query("SELECT mention_id, reason FROM mention_reason ORDER BY 1, 2");
    while (row.next()) {
        auto const at_mention = std::ranges::lower_bound(mentions, row.integer(0));
        if (at_mention == mentions.end() || *at_mention != row.integer(0)) {
            continue;
        }
        auto const [entry, is_new] = indexes.try_emplace(
            std::string{row.text(1)}, static_cast<std::uint16_t>(at.into.reasons.size()));
        if (is_new) {
            at.into.reasons.push_back(entry->first);
        }
        facts.reasons[static_cast<std::size_t>(at_mention - mentions.begin())].push_back(
            entry->second);
    }
}

void load_mentions(loading& at, placements const& where) {
    auto mentions = read_mentions(at);
    mentions.id = "mentions";
    mentions.title = "Utpekade platser";
    mentions.description = "Platser som svarande har pekat ut som otrygga eller trygga.";
    auto stated = load_mention_facts(at);
    load_reasons(at, mentions.ids->numbers());
    auto& facts = at.into.mentions;
    facts.zones = where.read(theme::mention, mentions.ids->numbers());
    // The place lies where its zone lies, whatever municipality the person lives in.
    auto const unstated = std::vector<municipality_index>(stated.size());
    auto by_zone = at.own_municipalities(unstated, facts.zones);
    for (std::size_t i = 0; i < stated.size(); ++i) {
        bool const placed = std::ranges::any_of(
            facts.zones, [&](auto const& zones) { return zones[i] != outside; });
        by_zone[i] = placed || stated[i] == 0 ? by_zone[i] : stated[i];
    }
    facts.municipality = std::move(by_zone);
    add_zone_codes(mentions, at.into.zone_sets, facts.zones);
    at.into.tables.push_back(std::move(mentions));
}

} // namespace

void load_survey_answers(loading& at, placements const& where) {
    load_surveys(at);
    load_responses(at, where);
    load_mentions(at, where);
}

} // namespace trygg::snapshot

#include "store/reactions.hpp"

#include "base/error.hpp"

#include <optional>

namespace trygg::store {
namespace {

std::optional<std::int64_t> statement_of(reaction_target const& target) {
    return target.is_statement ? std::optional{target.id} : std::nullopt;
}

std::optional<std::int64_t> contribution_of(reaction_target const& target) {
    return target.is_statement ? std::nullopt : std::optional{target.id};
}

/// From the columns statement_id and contribution_id, which stand first.
reaction_target read_target(db::statement const& row) {
    bool const is_statement = !row.is_null(0);
    return {is_statement, row.integer(is_statement ? 0 : 1)};
}

char const* column_of(reaction_target const& target) {
    return target.is_statement ? "statement_id" : "contribution_id";
}

} // anonymous namespace

void react(db::connection& database, std::int64_t participant_id, reaction_target const& target,
           std::string_view answer) {
    database
        .query(fmt::format("DELETE FROM reaction WHERE {} = ? AND participant_id = ?",
                           column_of(target)),
               target.id, participant_id)
        .run();
    if (!answer.empty()) {
        database
            .query("INSERT INTO reaction (participant_id, statement_id, contribution_id, answer) "
                   "VALUES (?, ?, ?, ?)",
                   participant_id, statement_of(target), contribution_of(target), answer)
            .run();
    }
}

reaction_counts count_reactions(db::connection& database, reaction_target const& target) {
    reaction_counts result;
    auto row = database.query(
        fmt::format("SELECT answer, count(*) FROM reaction WHERE {} = ? GROUP BY answer",
                    column_of(target)),
        target.id);
    while (row.next()) {
        result.emplace(row.text(0), row.integer(1));
    }
    return result;
}

std::map<reaction_target, reaction_counts> all_reactions(db::connection& database,
                                                         std::int64_t workshop_id) {
    std::map<reaction_target, reaction_counts> result;
    auto row = database.query("SELECT statement_id, contribution_id, answer, count(*) "
                              "FROM reaction JOIN participant p ON p.id = participant_id "
                              "WHERE p.workshop_id = ? GROUP BY 1, 2, 3",
                              workshop_id);
    while (row.next()) {
        result[read_target(row)].emplace(row.text(2), row.integer(3));
    }
    return result;
}

std::map<reaction_target, std::string> reactions_of(db::connection& database,
                                                    std::int64_t participant_id) {
    std::map<reaction_target, std::string> result;
    auto row = database.query("SELECT statement_id, contribution_id, answer FROM reaction "
                              "WHERE participant_id = ?",
                              participant_id);
    while (row.next()) {
        result.emplace(read_target(row), row.text(2));
    }
    return result;
}

void vote(db::connection& database, std::int64_t participant_id, points const& given) {
    database.query("DELETE FROM vote WHERE participant_id = ?", participant_id).run();
    for (auto const& [scenario, amount] : given) {
        if (amount > 0) {
            database.query("INSERT INTO vote VALUES (?, ?, ?)", participant_id, scenario, amount)
                .run();
        }
    }
}

points votes_of(db::connection& database, std::int64_t participant_id) {
    points result;
    auto row = database.query("SELECT scenario_id, points FROM vote WHERE participant_id = ?",
                              participant_id);
    while (row.next()) {
        result.emplace(row.integer(0), row.integer(1));
    }
    return result;
}

vote_result count_votes(db::connection& database, std::int64_t workshop_id) {
    vote_result result;
    auto row = database.query("SELECT scenario_id, sum(points) FROM vote "
                              "JOIN workshop_item i ON i.id = scenario_id "
                              "WHERE i.workshop_id = ? GROUP BY scenario_id",
                              workshop_id);
    while (row.next()) {
        result.totals.emplace(row.integer(0), row.integer(1));
    }
    result.voters = database.count("SELECT count(DISTINCT participant_id) FROM vote "
                                   "JOIN participant p ON p.id = participant_id "
                                   "WHERE p.workshop_id = ?",
                                   workshop_id);
    return result;
}

} // namespace trygg::store

#include "store/contributions.hpp"

#include "base/error.hpp"
#include "base/time.hpp"
#include "store/database.hpp"
#include "store/numbers.hpp"

namespace trygg::store {
namespace {

constexpr std::int64_t most_of_workshop = 20'000;
constexpr std::int64_t most_of_participant = 200;

constexpr char const* contribution_columns =
    "c.id, c.workshop_id, c.participant_id, p.nickname, c.client, c.number, c.kind, c.category, "
    "c.theme, c.scenario_id, c.question_id, c.comment, c.channel, c.state, c.merged_into, "
    "c.made_at, AsGeoJSON(ST_Transform(c.geom, 4326), 7), ST_AsBinary(c.geom) "
    "FROM contribution c LEFT JOIN participant p ON p.id = c.participant_id";

std::optional<std::int64_t> optional_id(db::statement const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional{row.integer(column)};
}

contribution read_contribution(db::statement const& row) {
    contribution result;
    result.id = row.integer(0);
    result.workshop_id = row.integer(1);
    result.participant_id = optional_id(row, 2);
    result.nickname = row.optional_text(3);
    result.client = row.text(4);
    result.number = row.integer(5);
    result.kind = row.text(6);
    result.category = row.text(7);
    result.theme = row.text(8);
    result.scenario_id = optional_id(row, 9);
    result.question_id = optional_id(row, 10);
    result.comment = row.text(11);
    result.channel = row.text(12);
    result.state = row.text(13);
    result.merged_into = optional_id(row, 14);
    result.made_at = row.text(15);
    result.geometry = row.text(16);
    result.wkb = row.bytes(17);
    return result;
}

void check_room(db::connection& database, contribution const& made) {
    if (database.count("SELECT count(*) FROM contribution WHERE workshop_id = ?",
                       made.workshop_id) >= most_of_workshop) {
        throw input_error{"The workshop is full: it has {} contributions.", most_of_workshop};
    }
    if (made.participant_id &&
        database.count("SELECT count(*) FROM contribution WHERE participant_id = ?",
                       *made.participant_id) >= most_of_participant) {
        throw input_error{"You have made {} contributions, which is as many as there is room for.",
                          most_of_participant};
    }
}

std::optional<std::string> shape_of(contribution const& made) {
    return made.geometry.empty() ? std::nullopt : std::optional{made.geometry};
}

/// What is on the map follows: mended words at once, and what is not shown any more goes.
void follow_on_map(db::connection& database, contribution const& changed) {
    if (changed.state == "shown") {
        database
            .query("UPDATE published_contribution SET category = ?, theme = ?, comment = ? "
                   "WHERE id = ?",
                   changed.category, changed.theme, changed.comment, changed.id)
            .run();
    } else {
        database.query("DELETE FROM published_contribution WHERE id = ?", changed.id).run();
    }
    if (database.changed_rows() > 0) {
        move_revision(database);
    }
}

} // anonymous namespace

contribution add_contribution(db::connection& database, contribution made) {
    check_room(database, made);
    made.made_at = time::now_utc();
    database
        .query("INSERT INTO contribution (id, workshop_id, participant_id, client, number, "
               "kind, category, theme, scenario_id, question_id, comment, channel, state, made_at, "
               "geom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
               "ST_Transform(SetSRID(GeomFromGeoJSON(?), 4326), ?))",
               new_number(database, "contribution"), made.workshop_id, made.participant_id,
               made.client, made.number, made.kind, made.category, made.theme, made.scenario_id,
               made.question_id, made.comment, made.channel, made.state, made.made_at,
               shape_of(made), storage_crs(database))
        .run();
    made.id = database.last_id();
    return made;
}

void change_contribution(db::connection& database, contribution const& changed) {
    database
        .query("UPDATE contribution SET category = ?, theme = ?, comment = ?, state = ?, "
               "merged_into = ?, kind = ?, "
               "geom = ST_Transform(SetSRID(GeomFromGeoJSON(?), 4326), ?) WHERE id = ?",
               changed.category, changed.theme, changed.comment, changed.state, changed.merged_into,
               changed.kind, shape_of(changed), storage_crs(database), changed.id)
        .run();
    follow_on_map(database, changed);
}

std::optional<contribution> contribution_named(db::connection& database, std::int64_t workshop_id,
                                               std::string_view client, std::int64_t number) {
    auto row = database.query(
        fmt::format("SELECT {} WHERE c.workshop_id = ? AND c.client = ? AND c.number = ?",
                    contribution_columns),
        workshop_id, client, number);
    return row.next() ? std::optional{read_contribution(row)} : std::nullopt;
}

std::string state_of_contribution(db::connection& database, std::int64_t workshop_id,
                                  std::int64_t id) {
    auto row = database.query("SELECT state FROM contribution WHERE workshop_id = ? AND id = ?",
                              workshop_id, id);
    if (!row.next()) {
        throw not_found{"the workshop has no contribution {}", id};
    }
    return std::string{row.text(0)};
}

contribution find_contribution(db::connection& database, std::int64_t workshop_id,
                               std::int64_t id) {
    auto row = database.query(
        fmt::format("SELECT {} WHERE c.workshop_id = ? AND c.id = ?", contribution_columns),
        workshop_id, id);
    if (!row.next()) {
        throw not_found{"the workshop has no contribution {}", id};
    }
    return read_contribution(row);
}

std::vector<contribution> contributions(db::connection& database, std::int64_t workshop_id) {
    std::vector<contribution> result;
    auto row = database.query(
        fmt::format("SELECT {} WHERE c.workshop_id = ? ORDER BY c.id", contribution_columns),
        workshop_id);
    while (row.next()) {
        result.push_back(read_contribution(row));
    }
    return result;
}

void merge_contribution(db::connection& database, std::int64_t from, std::int64_t into) {
    database
        .query("INSERT OR IGNORE INTO reaction (participant_id, contribution_id, answer) "
               "SELECT participant_id, ?, answer FROM reaction WHERE contribution_id = ?",
               into, from)
        .run();
    database.query("DELETE FROM reaction WHERE contribution_id = ?", from).run();
    database.query("UPDATE contribution SET merged_into = ? WHERE merged_into = ?", into, from)
        .run();
}

} // namespace trygg::store

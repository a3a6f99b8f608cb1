#include "store/jobs.hpp"

#include "base/time.hpp"

#include <fmt/format.h>

namespace trygg::store {

namespace {

constexpr int most_ended = 200;
constexpr char const* columns = "id, kind, state, actor, upload, file, options, trial_id, made_at, "
                                "started_at, ended_at, result, problem";

job job_at(db::statement const& row) {
    auto const text = [&](int column) {
        return std::string{row.text(column)};
    };
    job result{.id = row.integer(0),
               .kind = text(1),
               .state = text(2),
               .actor = text(3),
               .upload = text(4),
               .file = text(5),
               .options = text(6),
               .made_at = text(8),
               .started_at = row.optional_text(9),
               .ended_at = row.optional_text(10),
               .result = row.optional_text(11),
               .problem = row.optional_text(12)};
    if (!row.is_null(7)) {
        result.trial_id = row.integer(7);
    }
    return result;
}

} // namespace

std::int64_t add_job(db::connection& database, job const& added) {
    database
        .query("INSERT INTO job (kind, state, actor, upload, file, options, trial_id, made_at) "
               "VALUES (?, 'waiting', ?, ?, ?, ?, ?, ?)",
               added.kind, added.actor, added.upload, added.file, added.options, added.trial_id,
               time::now_utc())
        .run();
    auto const id = database.last_id();
    database
        .query("DELETE FROM job WHERE ended_at IS NOT NULL AND id NOT IN (SELECT id FROM job "
               "WHERE ended_at IS NOT NULL ORDER BY id DESC LIMIT ?)",
               most_ended)
        .run();
    return id;
}

std::optional<job> find_job(db::connection& database, std::int64_t id) {
    auto row = database.query(fmt::format("SELECT {} FROM job WHERE id = ?", columns), id);
    return row.next() ? std::optional{job_at(row)} : std::nullopt;
}

std::vector<job> newest_jobs(db::connection& database, std::int64_t most) {
    std::vector<job> result;
    auto row =
        database.query(fmt::format("SELECT {} FROM job ORDER BY id DESC LIMIT ?", columns), most);
    while (row.next()) {
        result.push_back(job_at(row));
    }
    return result;
}

std::optional<job> import_of_trial(db::connection& database, std::int64_t trial_id) {
    auto row = database.query(fmt::format("SELECT {} FROM job WHERE trial_id = ? AND state IN "
                                          "('waiting', 'running', 'done')",
                                          columns),
                              trial_id);
    return row.next() ? std::optional{job_at(row)} : std::nullopt;
}

void start_job(db::connection& database, std::int64_t id) {
    database
        .query("UPDATE job SET state = 'running', started_at = ? WHERE id = ? AND state = "
               "'waiting'",
               time::now_utc(), id)
        .run();
}

void end_job(db::connection& database, std::int64_t id, job_end const& how) {
    database
        .query("UPDATE job SET state = ?, ended_at = ?, result = ?, problem = ? WHERE id = ? AND "
               "ended_at IS NULL",
               how.state, time::now_utc(), how.result, how.problem, id)
        .run();
}

bool has_open_jobs(db::connection& database) {
    return database.count("SELECT count(*) FROM job WHERE ended_at IS NULL") > 0;
}

void interrupt_jobs(db::connection& database) {
    database
        .query("UPDATE job SET state = 'interrupted', ended_at = ? WHERE ended_at IS NULL",
               time::now_utc())
        .run();
}

} // namespace trygg::store

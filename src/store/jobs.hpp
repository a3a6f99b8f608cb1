#pragma once
/// \file Imports that administrators have started on the page, and the trials before them. What
/// changes something wants a transaction around it; no snapshot holds it. Times are UTC.

#include "db/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

struct job {
    std::int64_t id = 0;   ///< given by the database
    std::string kind;      ///< "trial" or "import"
    std::string state{};   ///< "waiting", "running", "done", "failed", "cancelled", "interrupted"
    std::string actor{};   ///< the user's name
    std::string upload{};  ///< id of the uploaded file
    std::string file{};    ///< its name
    std::string options{}; ///< JSON
    std::optional<std::int64_t> trial_id{}; ///< of an import: what it was tried as
    std::string made_at{};                  ///< given by `add_job`
    std::optional<std::string> started_at{}, ended_at{};
    std::optional<std::string> result{};  ///< JSON: the importer's report
    std::optional<std::string> problem{}; ///< why it failed: a sentence
};

/// Add one that waits. Of those that have ended, the 200 newest stay. Returns its id.
std::int64_t add_job(db::connection& database, job const& added);

std::optional<job> find_job(db::connection& database, std::int64_t id);
std::vector<job> newest_jobs(db::connection& database, std::int64_t most);

/// The import that carries out a trial and has not failed; nothing when there is none.
std::optional<job> import_of_trial(db::connection& database, std::int64_t trial_id);

void start_job(db::connection& database, std::int64_t id);

/// How it ended. One that has ended already stays as it is.
struct job_end {
    std::string state;
    std::optional<std::string> result{}, problem{};
};
void end_job(db::connection& database, std::int64_t id, job_end const& how);

/// Whether some wait or run.
bool has_open_jobs(db::connection& database);

/// What waits or runs as the program starts was interrupted: nothing of it was changed.
void interrupt_jobs(db::connection& database);

} // namespace trygg::store

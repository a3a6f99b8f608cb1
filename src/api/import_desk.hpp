#pragma once
/// \file Imports that administrators start: one after the other, on a thread of their own.

#include "api/importer.hpp"
#include "api/upload_folder.hpp"
#include "api/writer.hpp"
#include "store/jobs.hpp"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace trygg::api {

/// How far a running job has come.
struct job_progress {
    std::int64_t rows = 0, total = 0; ///< total: 0 when it is not known
};

/// For several threads at once.
class import_desk {
public:
    static constexpr std::size_t most_waiting = 20;

    /// `after_import` is called after each import that changed something.
    import_desk(std::string database_path, writer& to, importer with,
                std::function<void()> after_import);
    ~import_desk();

    upload_folder& uploads() { return m_uploads; }
    std::vector<std::pair<std::string, std::string>> const& profiles() const {
        return m_with.profiles;
    }

    /// Try to import an upload, or carry out a trial that is done. The job is in the database when
    /// this returns. Throws refusal (409) when it cannot be, busy when too many wait.
    std::int64_t try_out(upload const& file, std::string const& options, std::string const& by);
    std::int64_t carry_out(std::int64_t trial_id, std::string const& by);

    /// It ends soon afterwards, unless its changes are being kept already.
    void cancel(std::int64_t id);

    std::optional<job_progress> progress_of(std::int64_t id) const;

private:
    std::int64_t add(store::job const& job);
    void end_jobs_of_before();
    void work(std::stop_token const& stop);
    void run(store::job const& job, std::stop_token const& stop);
    store::job_end carry_through(store::job const& job, std::stop_token const& stop);
    void write_end(std::int64_t id, store::job_end const& how, std::stop_token const& stop);
    bool is_cancelled() const;

    std::string m_database_path;
    writer* m_to;
    importer m_with;
    std::function<void()> m_after_import;
    upload_folder m_uploads;
    std::mutex mutable m_mutex; ///< of what follows
    std::condition_variable_any m_came;
    std::deque<std::int64_t> m_waiting;
    std::int64_t m_running = 0; ///< 0: none
    bool m_cancelled = false;
    job_progress m_progress;
    std::jthread m_thread; ///< the last member: it uses the others
};

/// The options of a job as JSON, and back. `order_of` lacks the file and who it is.
std::string options_json(import_order const& of);
import_order order_of(std::string const& options);

} // namespace trygg::api

#pragma once
/// \file Where everything that changes a workshop is taken: one after the other, many in one
/// commit, each told to all screens.

#include "api/code_guesses.hpp"
#include "api/guest_pace.hpp"
#include "api/workshop_hub.hpp"
#include "api/workshop_state.hpp"
#include "api/writer.hpp"
#include "db/sqlite.hpp"
#include "http/later.hpp"
#include "http/message.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace trygg::api {

/// Changes of workshops. A thread of its own takes all that wait, commits them together, and then
/// answers: hundreds of guests at once cost a few commits and no worker. While an import holds the
/// database, what guests say waits. For several threads.
class workshop_desk {
public:
    using events = std::vector<store::workshop_event>;

    /// Changes the database, says what happened (which is logged), and answers. Where it throws,
    /// nothing of it is kept and the answer tells why.
    using change = std::function<http::response(db::connection&, events&)>;

    /// `complete` gives an answer its last headers. `base_path` is the path of the server's public
    /// address.
    workshop_desk(std::string database_path, api::writer& writer, std::string base_path,
                  std::function<void(http::response&)> complete);
    ~workshop_desk();
    workshop_desk(workshop_desk const&) = delete;
    workshop_desk& operator=(workshop_desk const&) = delete;

    /// The answer comes after the commit. `asked` is for the log alone.
    std::shared_ptr<http::later> submit(http::request const& asked, change what);

    /// The same, waiting for it: not for long, as that costs a worker.
    http::response wait_for(http::request const& asked, change what);

    /// Ask the database something, on a connection that only reads.
    template <typename Question>
    auto read(Question const& question) {
        auto const database = borrow();
        return question(*database);
    }

    workshop_hub& hub() { return m_hub; }
    code_guesses& guesses() { return m_guesses; }
    guest_pace& pace() { return m_pace; }
    guest_pace& reading_pace() { return m_reading_pace; }
    guest_pace& joining_pace() { return m_joining_pace; }
    workshop_states& states() { return m_states; }

private:
    using clock = std::chrono::steady_clock;
    struct task {
        http::request asked; ///< without its body
        change what;
        std::shared_ptr<http::later> answer;
        clock::time_point try_until{}; ///< while others hold the database
    };

    std::shared_ptr<http::later> add(http::request const& asked, change what,
                                     std::chrono::seconds patience);
    void wait_again(std::vector<task>& tasks, std::exception_ptr const& why);

    void run(std::stop_token const& stop);
    void commit(std::vector<task>& tasks);
    http::response carry_out(db::connection& database, task const& one, events& news) const;
    http::response failure(task const& one, std::exception_ptr const& why) const;
    std::shared_ptr<db::connection> borrow();

    std::string m_path, m_base_path;
    api::writer& m_writer;
    std::function<void(http::response&)> m_complete;
    workshop_hub m_hub;
    code_guesses m_guesses;
    guest_pace m_pace;
    guest_pace m_reading_pace;
    guest_pace m_joining_pace{400, 1}; // by neighbourhood: a full hall
    workshop_states m_states;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<task> m_waiting;
    events m_news; ///< of the desk's thread: committed, not told yet
    std::mutex m_readers_mutex;
    std::vector<std::unique_ptr<db::connection>> m_readers;
    std::jthread m_thread; // the last member: it uses the others
};

} // namespace trygg::api

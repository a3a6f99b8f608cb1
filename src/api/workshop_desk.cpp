#include "api/workshop_desk.hpp"

#include "api/problem.hpp"
#include "base/busy.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

namespace trygg::api {

namespace {

/// Screens are told this often at most: with hundreds of them, every telling costs.
constexpr std::chrono::milliseconds tell_every{100};

/// How long what a guest says waits for the database before it is answered 503 and sent again by
/// the phone, which is patient for 15 seconds. A try takes 3 of them.
constexpr std::chrono::seconds guests_wait{9};

/// More would let the first of a crowd wait for the last.
constexpr std::size_t most_in_one_commit = 100;

} // namespace

workshop_desk::workshop_desk(std::string database_path, api::writer& writer, std::string base_path,
                             std::function<void(http::response&)> complete)
    : m_path{std::move(database_path)}, m_base_path{std::move(base_path)}, m_writer{writer},
      m_complete{std::move(complete)} {}

workshop_desk::~workshop_desk() = default;

std::shared_ptr<http::later> workshop_desk::submit(http::request const& asked, change what) {
    return add(asked, std::move(what), guests_wait);
}

std::shared_ptr<http::later> workshop_desk::add(http::request const& asked, change what,
                                                std::chrono::seconds patience) {
    auto answer = std::make_shared<http::later>();
    {
        std::lock_guard const lock{m_mutex};
        m_waiting.push_back(
            {{asked.method, asked.target}, std::move(what), answer, clock::now() + patience});
        if (!m_thread.joinable()) {
            m_thread = std::jthread{[this](std::stop_token const& stop) {
                run(stop);
            }};
        }
    }
    m_wake.notify_one();
    return answer;
}

http::response workshop_desk::wait_for(http::request const& asked, change what) {
    std::promise<void> given;
    auto const answer = add(asked, std::move(what), std::chrono::seconds{0});
    answer->when_given([&given] { given.set_value(); });
    given.get_future().wait();
    return answer->answer().value();
}

void workshop_desk::run(std::stop_token const& stop) {
    auto told = clock::now() - tell_every;
    while (!stop.stop_requested()) {
        std::vector<task> tasks;
        {
            std::unique_lock lock{m_mutex};
            auto const has_work = [this] {
                return !m_waiting.empty();
            };
            if (m_news.empty()) {
                m_wake.wait(lock, stop, has_work);
            } else {
                m_wake.wait_until(lock, stop, told + tell_every, has_work);
            }
            auto const end =
                m_waiting.begin() +
                static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), most_in_one_commit));
            tasks.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
            m_waiting.erase(m_waiting.begin(), end);
        }
        commit(tasks);
        if (!m_news.empty() && clock::now() >= told + tell_every) {
            m_hub.publish(std::exchange(m_news, {}));
            told = clock::now();
        }
    }
}

/// Nobody is answered, and no screen told, before it is committed.
void workshop_desk::commit(std::vector<task>& tasks) {
    if (tasks.empty()) {
        return;
    }
    std::vector<http::response> answers;
    events news;
    try {
        m_writer.note([&](db::connection& database) {
            for (auto const& each : tasks) {
                answers.push_back(carry_out(database, each, news));
            }
        });
        m_news.insert(m_news.end(), std::make_move_iterator(news.begin()),
                      std::make_move_iterator(news.end()));
    } catch (busy const&) {
        wait_again(tasks, std::current_exception());
        return;
    } catch (...) {
        answers.clear();
        for (auto const& each : tasks) {
            answers.push_back(failure(each, std::current_exception()));
        }
    }
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        m_complete(answers[i]);
        tasks[i].answer->give(std::move(answers[i]));
    }
}

/// Others hold the database, an import perhaps: who has waited long enough is told.
void workshop_desk::wait_again(std::vector<task>& tasks, std::exception_ptr const& why) {
    auto const patient =
        std::stable_partition(tasks.begin(), tasks.end(), [now = clock::now()](task const& one) {
            return one.try_until <= now;
        });
    for (auto each = tasks.begin(); each != patient; ++each) {
        auto answer = failure(*each, why);
        m_complete(answer);
        each->answer->give(std::move(answer));
    }
    std::lock_guard const lock{m_mutex};
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(patient),
                     std::make_move_iterator(tasks.end()));
}

/// Everything of one change, or nothing of it.
http::response workshop_desk::carry_out(db::connection& database, task const& one,
                                        events& news) const {
    events told;
    database.run("SAVEPOINT one");
    try {
        auto answer = one.what(database, told);
        for (auto& each : told) {
            store::append(database, each);
        }
        database.run("RELEASE one");
        news.insert(news.end(), told.begin(), told.end());
        return answer;
    } catch (...) {
        database.run("ROLLBACK TO one; RELEASE one");
        return failure(one, std::current_exception());
    }
}

http::response workshop_desk::failure(task const& one, std::exception_ptr const& why) const {
    return problem_of(why, one.asked, m_base_path);
}

/// Goes back to the others after use.
std::shared_ptr<db::connection> workshop_desk::borrow() {
    std::unique_ptr<db::connection> one;
    {
        std::lock_guard const lock{m_readers_mutex};
        if (!m_readers.empty()) {
            one = std::move(m_readers.back());
            m_readers.pop_back();
        }
    }
    if (!one) {
        one = std::make_unique<db::connection>(store::open_to_read(m_path));
    }
    return {one.release(), [this](db::connection* used) {
                std::unique_ptr<db::connection> back{used};
                std::lock_guard const lock{m_readers_mutex};
                m_readers.push_back(std::move(back));
            }};
}

} // namespace trygg::api

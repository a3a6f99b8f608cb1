#pragma once
/// \file Packs kept answers again, better, when the machine has nothing else to do.

#include "api/answer_cache.hpp"
#include "encode/compressor.hpp"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace trygg::api {

/// Has a thread of its own, which runs only when no other wants to.
class repacker {
public:
    explicit repacker(answer_cache& cache);
    ~repacker();
    repacker(repacker const&) = delete;
    repacker& operator=(repacker const&) = delete;

    /// Pack the body that is kept under `key` again some time. Forgotten when there is much to do.
    void add(std::string key, std::shared_ptr<std::string const> body, encode::coding coding);

private:
    struct task {
        std::string key;
        std::shared_ptr<std::string const> body;
        encode::coding coding;
    };
    void run(std::stop_token const& stop);
    void pack(task const& what);

    answer_cache& m_cache;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<task> m_tasks;
    std::jthread m_thread; // the last member: it uses the others
};

} // namespace trygg::api

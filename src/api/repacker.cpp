#include "api/repacker.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <pthread.h>
#include <sched.h>
#include <utility>

namespace trygg::api {

namespace {

constexpr std::size_t most_tasks = 32;

void yield_to_others() {
    sched_param const none{};
    pthread_setschedparam(pthread_self(), SCHED_IDLE, &none);
}

} // namespace

repacker::repacker(answer_cache& cache)
    : m_cache(cache), m_thread([this](std::stop_token const& stop) { run(stop); }) {}

repacker::~repacker() = default;

void repacker::add(std::string key, std::shared_ptr<std::string const> body,
                   encode::coding coding) {
    std::lock_guard const lock{m_mutex};
    if (m_tasks.size() < most_tasks) {
        m_tasks.push_back({std::move(key), std::move(body), coding});
        m_wake.notify_one();
    }
}

void repacker::run(std::stop_token const& stop) {
    yield_to_others();
    std::unique_lock lock{m_mutex};
    while (m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); })) {
        auto const next = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        pack(next);
        lock.lock();
    }
}

void repacker::pack(task const& what) {
    try {
        auto const text = encode::decompressed(*what.body, what.coding);
        auto better = encode::compressed(text, what.coding, encode::effort::thorough);
        if (better.size() < what.body->size()) {
            m_cache.replace(what.key, std::make_shared<std::string const>(std::move(better)));
        }
    } catch (std::exception const& e) { // what is kept stays as it is
        fmt::print(stderr, "packing an answer again: {}\n", e.what());
    }
}

} // namespace trygg::api

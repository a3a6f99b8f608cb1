#include "api/flights.hpp"

namespace trygg::api {

flights::duty::~duty() {
    m_of.end(m_key, m_answer);
    m_answer->give({});
}

void flights::duty::give(http::response const& answer) {
    m_of.end(m_key, m_answer);
    m_answer->give(answer.stream ? std::nullopt : std::optional{answer});
}

flights::place flights::join(std::string const& key) {
    auto const answer = std::make_shared<http::later>();
    auto const first = std::make_shared<duty>(*this, key, answer);
    std::lock_guard const lock{m_mutex};
    auto const [running, is_first] = m_running.try_emplace(key, answer);
    return is_first ? place{.first = first} : place{.other = running->second};
}

void flights::end(std::string const& key, std::shared_ptr<http::later> const& answer) {
    std::lock_guard const lock{m_mutex};
    auto const running = m_running.find(key);
    if (running != m_running.end() && running->second == answer) {
        m_running.erase(running);
    }
}

} // namespace trygg::api

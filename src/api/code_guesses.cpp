#include "api/code_guesses.hpp"

#include "api/refusal.hpp"

namespace trygg::api {

namespace {

constexpr std::chrono::minutes window{1};
constexpr int most_of_one = 30; // a room full of guests may share one address
constexpr int most_of_all = 300;

} // namespace

void code_guesses::check(std::string const& peer) {
    std::lock_guard const lock{m_mutex};
    forget_old();
    auto const found = m_missed.find(peer);
    if (m_all >= most_of_all || (found != m_missed.end() && found->second >= most_of_one)) {
        throw too_many{60, "Too many wrong codes were tried; wait a minute."};
    }
}

void code_guesses::missed(std::string const& peer) {
    std::lock_guard const lock{m_mutex};
    forget_old();
    ++m_missed[peer];
    ++m_all;
}

void code_guesses::forget_old() {
    if (clock::now() - m_since > window) {
        m_since = clock::now();
        m_missed.clear();
        m_all = 0;
    }
}

} // namespace trygg::api

#include "api/code_guesses.hpp"

#include "api/refusal.hpp"

namespace trygg::api {

namespace {

constexpr std::chrono::minutes window{1};
constexpr std::size_t most_known = 50'000; ///< neighbourhoods

[[noreturn]] void refuse() {
    throw too_many{60, "Too many wrong codes were tried; wait a minute."};
}

} // namespace

void code_guesses::check(std::string const& client) {
    std::lock_guard const lock{m_mutex};
    forget_old();
    auto const found = m_missed.find(client);
    if (found != m_missed.end() && found->second >= most_looked_at) {
        refuse();
    }
}

void code_guesses::missed(std::string const& client) {
    std::lock_guard const lock{m_mutex};
    forget_old();
    if (++m_missed[client] > most_answered) {
        refuse();
    }
}

void code_guesses::forget_old() {
    if (clock::now() - m_since > window || m_missed.size() >= most_known) {
        m_since = clock::now();
        m_missed.clear();
    }
}

} // namespace trygg::api

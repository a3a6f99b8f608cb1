#pragma once
/// \file Goes through the tokens of a filter, asking for what must come.

#include "cql2/budget.hpp"
#include "cql2/tokens.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace trygg::cql2 {

class token_reader {
public:
    explicit token_reader(std::vector<token> tokens) : m_tokens(std::move(tokens)) {}

    token const& peek(std::size_t ahead = 0) const {
        return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
    }
    token const& take() {
        auto const& result = peek();
        m_at = std::min(m_at + 1, m_tokens.size() - 1);
        return result;
    }

    bool is_sign(std::string_view sign, std::size_t ahead = 0) const;
    bool is_word(std::string_view word, std::size_t ahead = 0) const; ///< case does not matter

    /// Step over the sign or word when it is next.
    bool take_sign(std::string_view sign);
    bool take_word(std::string_view word);

    /// Step over it; throws input_error when something else is next.
    void expect_sign(std::string_view sign);
    void expect_word(std::string_view word);

    /// Throws input_error: at the next token `what` was expected.
    [[noreturn]] void fail(std::string_view what) const;

    budget& costs() { return m_costs; }

private:
    std::vector<token> m_tokens;
    std::size_t m_at = 0;
    budget m_costs;
};

} // namespace trygg::cql2

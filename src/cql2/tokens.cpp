#include "cql2/tokens.hpp"

#include "base/error.hpp"
#include "cql2/budget.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace trygg::cql2 {

namespace {

/// White space of the grammar beyond ASCII.
constexpr std::array<std::string_view, 19> wide_spaces{
    "\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
    "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a",
    "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) { return starts_name(c) || is_digit(c) || c == '.'; }

/// What a backslash and this letter mean in a text; 0 when nothing special.
char control_character(char letter) {
    switch (letter) {
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 't':
        return '\t';
    case 'n':
        return '\n';
    case 'v':
        return '\v';
    case 'f':
        return '\f';
    case 'r':
        return '\r';
    case '\'':
    case '\\':
        return letter;
    default:
        return 0;
    }
}

class cutter {
public:
    explicit cutter(std::string_view text) : m_text(text) {}

    token next() {
        skip_space();
        auto const start = m_at;
        auto const here = character();
        if (m_at == m_text.size()) {
            return {token_type::end, "", here};
        }
        char const c = m_text[m_at];
        if (c == '\'') {
            return {token_type::text, quoted('\''), here};
        }
        if (c == '"') {
            return {token_type::quoted_name, quoted('"'), here};
        }
        if (is_digit(c) || (c == '.' && is_digit(at(m_at + 1)))) {
            take_number();
            return {token_type::number, std::string{m_text.substr(start, m_at - start)}, here};
        }
        if (starts_name(c)) {
            take_name();
            return {token_type::word, std::string{m_text.substr(start, m_at - start)}, here};
        }
        return {token_type::sign, sign(), here};
    }

private:
    char at(std::size_t offset) const { return offset < m_text.size() ? m_text[offset] : '\0'; }

    std::size_t space_at(std::size_t offset) const {
        auto const rest = m_text.substr(offset);
        if (!rest.empty() && static_cast<unsigned char>(rest.front()) < 0x80) {
            constexpr std::string_view plain = " \t\n\v\f\r";
            return plain.find(rest.front()) == std::string_view::npos ? 0 : 1;
        }
        auto const found = std::ranges::find_if(
            wide_spaces, [&](std::string_view space) { return rest.starts_with(space); });
        return found == wide_spaces.end() ? 0 : found->size();
    }

    void skip_space() {
        while (auto const size = space_at(m_at)) {
            m_at += size;
        }
    }

    void take_name() {
        while (m_at < m_text.size() && continues_name(m_text[m_at]) && space_at(m_at) == 0) {
            ++m_at;
        }
    }

    void take_digits() {
        while (is_digit(at(m_at))) {
            ++m_at;
        }
    }

    void take_number() {
        take_digits();
        if (at(m_at) == '.') {
            ++m_at;
            take_digits();
        }
        if (at(m_at) == 'e' || at(m_at) == 'E') {
            auto const signs = at(m_at + 1) == '+' || at(m_at + 1) == '-' ? 1U : 0U;
            if (is_digit(at(m_at + 1 + signs))) {
                m_at += 1 + signs;
                take_digits();
            }
        }
    }

    /// From one quote to the next; a doubled one stands for itself. Texts know backslashes, too.
    std::string quoted(char quote) {
        ++m_at;
        std::string result;
        while (m_at < m_text.size()) {
            char const c = m_text[m_at++];
            if (c == quote && at(m_at) != quote) {
                return result;
            }
            auto const meant = c == '\\' && quote == '\'' ? control_character(at(m_at)) : '\0';
            m_at += meant != 0 || c == quote ? 1 : 0;
            result += meant != 0 ? meant : c;
        }
        throw input_error{"'filter' at character {}: the {} that begins here has no end",
                          m_characters, quote == '"' ? "name" : "text"};
    }

    std::string sign() {
        for (std::string_view const two : {"<>", "<=", ">="}) {
            if (m_text.substr(m_at).starts_with(two)) {
                m_at += two.size();
                return std::string{two};
            }
        }
        constexpr std::string_view known = "()=<>,+-*/%^";
        if (known.find(m_text[m_at]) == std::string_view::npos) {
            throw input_error{"'filter' at character {}: '{}' has no meaning here", m_characters,
                              m_text[m_at]};
        }
        return std::string{m_text[m_at++]};
    }

    /// Number of the character at the cursor.
    std::size_t character() {
        auto const passed = m_text.substr(m_counted, m_at - m_counted);
        m_characters += static_cast<std::size_t>(std::ranges::count_if(
            passed, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
        m_counted = m_at;
        return m_characters;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_counted = 0, m_characters = 1;
};

} // namespace

std::vector<token> tokens_of(std::string_view text) {
    cutter from{text};
    std::vector<token> result{from.next()};
    while (result.back().type != token_type::end) {
        result.push_back(from.next());
    }
    return result;
}

std::string place_of(token const& where) { return fmt::format("at character {}", where.at); }

} // namespace trygg::cql2

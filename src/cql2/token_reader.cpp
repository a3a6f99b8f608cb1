#include "cql2/token_reader.hpp"

#include "cql2/letters.hpp"

namespace trygg::cql2 {

bool token_reader::is_sign(std::string_view sign, std::size_t ahead) const {
    auto const& next = peek(ahead);
    return next.type == token_type::sign && next.text == sign;
}

bool token_reader::is_word(std::string_view word, std::size_t ahead) const {
    auto const& next = peek(ahead);
    return next.type == token_type::word && same_word(next.text, word);
}

bool token_reader::take_sign(std::string_view sign) {
    bool const found = is_sign(sign);
    if (found) {
        take();
    }
    return found;
}

bool token_reader::take_word(std::string_view word) {
    bool const found = is_word(word);
    if (found) {
        take();
    }
    return found;
}

void token_reader::expect_sign(std::string_view sign) {
    if (!take_sign(sign)) {
        fail(fmt::format("'{}'", sign));
    }
}

void token_reader::expect_word(std::string_view word) {
    if (!take_word(word)) {
        fail(word);
    }
}

void token_reader::fail(std::string_view what) const {
    auto const& next = peek();
    constexpr std::size_t enough = 40;
    throw input_error{"'filter' {}: {} is expected, {}", place_of(next), what,
                      next.type == token_type::end
                          ? "but it ends"
                          : fmt::format("not '{}'", next.text.substr(0, enough))};
}

} // namespace trygg::cql2

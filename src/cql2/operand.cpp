#include "cql2/operand.hpp"

#include "base/error.hpp"

namespace trygg::cql2 {

namespace {

/// Asks once for each word of a column.
class memoized final : public predicate {
public:
    memoized(predicate_pointer inner, snapshot::column const& words)
        : m_inner(std::move(inner)), m_words(words.words), m_answers(words.texts.size(), unasked) {}

    truth at(std::size_t row) const override {
        auto& answer = m_answers[m_words[row]];
        if (answer == unasked) {
            answer = static_cast<std::uint8_t>(m_inner->at(row));
        }
        return static_cast<truth>(answer);
    }

private:
    static constexpr std::uint8_t unasked = 255;
    predicate_pointer m_inner;
    std::vector<std::uint32_t> const& m_words;
    mutable std::vector<std::uint8_t> m_answers;
};

} // namespace

void refuse(operand const& given, std::string_view who, std::string_view what) {
    throw input_error{"'filter' {}: {} takes {}, not {}", given.place, who, what, given.said};
}

operand condition(predicate_pointer made, dependence needs, std::string place) {
    if (needs.is_constant()) {
        auto const answer = made->at(0);
        made = test([answer](std::size_t) { return answer; });
    } else if (!needs.rows) {
        made = std::make_unique<memoized>(std::move(made), *needs.words);
    }
    return {.value = std::move(made),
            .needs = needs,
            .said = "a condition (true or false)",
            .place = std::move(place)};
}

} // namespace trygg::cql2

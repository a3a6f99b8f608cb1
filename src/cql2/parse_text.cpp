#include "base/suggest.hpp"
#include "cql2/expression.hpp"
#include "cql2/letters.hpp"
#include "cql2/numbers.hpp"
#include "cql2/text_shapes.hpp"
#include "cql2/token_reader.hpp"

namespace trygg::cql2 {

namespace {

/// One function a rule, from the loosest binding to the tightest. What fits together by type is
/// seen when the filter is bound.
class parser {
public:
    explicit parser(std::string_view text) : m_from(tokens_of(text)) {}

    expression_pointer whole() {
        auto result = either();
        if (m_from.peek().type != token_type::end) {
            m_from.fail("an operator or the end");
        }
        return result;
    }

private:
    template <typename What>
    expression_pointer part(std::string place, What what) {
        m_from.costs().spend_part();
        return make(std::move(place), std::move(what));
    }

    std::string here() const { return place_of(m_from.peek()); }

    expression_pointer either() {
        budget::level const level{m_from.costs()};
        return chain("OR", op::either, [this] { return both(); });
    }

    expression_pointer both() {
        return chain("AND", op::both, [this] { return factor(); });
    }

    template <typename Next>
    expression_pointer chain(std::string_view word, op which, Next const& next) {
        auto const place = here();
        std::vector<expression_pointer> terms{next()};
        while (m_from.take_word(word)) {
            terms.push_back(next());
        }
        return terms.size() == 1 ? terms.front() : part(place, operation{which, std::move(terms)});
    }

    expression_pointer factor() {
        auto const place = here();
        if (!m_from.take_word("NOT")) {
            return predicate();
        }
        budget::level const level{m_from.costs()};
        return part(place, operation{op::negation, {factor()}});
    }

    expression_pointer predicate() {
        auto const place = here();
        auto left = sum();
        auto const comparison = m_from.peek().type == token_type::sign
                                    ? find_operator(m_from.peek().text)
                                    : std::nullopt;
        if (comparison && is_comparison(*comparison)) {
            m_from.take();
            return part(place, operation{*comparison, {std::move(left), sum()}});
        }
        if (m_from.take_word("IS")) {
            bool const negated = m_from.take_word("NOT");
            m_from.expect_word("NULL");
            return maybe_not(negated, place,
                             part(place, operation{op::is_null, {std::move(left)}}));
        }
        bool const negated = m_from.take_word("NOT");
        return test(std::move(left), negated, place);
    }

    expression_pointer maybe_not(bool negated, std::string const& place, expression_pointer what) {
        return negated ? part(place, operation{op::negation, {std::move(what)}}) : what;
    }

    /// LIKE, BETWEEN, IN, or nothing more.
    expression_pointer test(expression_pointer left, bool negated, std::string const& place) {
        if (m_from.take_word("LIKE")) {
            return maybe_not(negated, place,
                             part(place, operation{op::like, {std::move(left), sum()}}));
        }
        if (m_from.take_word("BETWEEN")) {
            auto lowest = sum();
            m_from.expect_word("AND");
            return maybe_not(
                negated, place,
                part(place, operation{op::between, {std::move(left), std::move(lowest), sum()}}));
        }
        if (m_from.take_word("IN")) {
            auto items = bracketed_list();
            return maybe_not(negated, place,
                             part(place, operation{op::in, {std::move(left), std::move(items)}}));
        }
        if (negated) {
            m_from.fail("LIKE, BETWEEN or IN");
        }
        return left;
    }

    expression_pointer bracketed_list() {
        budget::level const level{m_from.costs()};
        auto const place = here();
        list result;
        m_from.expect_sign("(");
        while (!m_from.is_sign(")") || !result.items.empty()) {
            m_from.costs().spend_item();
            result.items.push_back(sum());
            if (!m_from.take_sign(",")) {
                break;
            }
        }
        m_from.expect_sign(")");
        return part(place, std::move(result));
    }

    template <typename Next>
    expression_pointer steps(Next const& next, std::initializer_list<op> operators) {
        auto const place = here();
        arithmetic result{next(), {}};
        for (auto found = operator_of(operators); found; found = operator_of(operators)) {
            m_from.take();
            m_from.costs().spend_part();
            result.steps.push_back({*found, next()});
        }
        return result.steps.empty() ? result.first : part(place, std::move(result));
    }

    std::optional<op> operator_of(std::initializer_list<op> operators) const {
        for (auto const one : operators) {
            if (m_from.is_sign(name_of(one)) || m_from.is_word(name_of(one))) {
                return one;
            }
        }
        return std::nullopt;
    }

    expression_pointer sum() {
        return steps([this] { return product(); }, {op::plus, op::minus});
    }

    expression_pointer product() {
        return steps([this] { return raised(); }, {op::times, op::over, op::rest, op::whole_over});
    }

    /// 2 ^ 3 ^ 2 is 2 ^ (3 ^ 2).
    expression_pointer raised() {
        auto const place = here();
        auto base = signed_operand();
        if (!m_from.take_sign("^")) {
            return base;
        }
        budget::level const level{m_from.costs()};
        return part(place, arithmetic{std::move(base), {{op::power, raised()}}});
    }

    expression_pointer signed_operand() {
        auto const place = here();
        bool const negative = m_from.take_sign("-");
        if (!negative) {
            m_from.take_sign("+");
        }
        if (m_from.peek().type == token_type::number) {
            auto const text = (negative ? "-" : "") + m_from.take().text;
            return std::visit([&](auto value) { return part(place, value); },
                              number_of(text, place));
        }
        if (!negative) {
            return operand();
        }
        return part(place, arithmetic{part(place, std::int64_t{0}), {{op::minus, operand()}}});
    }

    expression_pointer operand() {
        auto const& next = m_from.peek();
        auto const place = here();
        if (next.type == token_type::text) {
            return part(place, m_from.take().text);
        }
        if (next.type == token_type::quoted_name) {
            return part(place, property{m_from.take().text});
        }
        if (m_from.take_sign("(")) {
            auto inner = either();
            m_from.expect_sign(")");
            return inner;
        }
        if (next.type == token_type::word && m_from.is_sign("(", 1) && !is_keyword(next.text)) {
            return call();
        }
        if (at_shape(m_from)) {
            return read_shape(m_from);
        }
        if (next.type != token_type::word) {
            m_from.fail("a value, a property or a function");
        }
        return name();
    }

    static bool is_keyword(std::string_view word) {
        constexpr std::string_view keywords[] = {"AND", "OR",   "NOT",  "LIKE",  "BETWEEN", "IN",
                                                 "IS",  "NULL", "TRUE", "FALSE", "DIV"};
        return std::ranges::any_of(keywords, [&](auto const& k) { return same_word(k, word); });
    }

    expression_pointer name() {
        auto const place = here();
        if (m_from.is_word("TRUE") || m_from.is_word("FALSE")) {
            return part(place, same_word(m_from.take().text, "TRUE"));
        }
        if (is_keyword(m_from.peek().text)) {
            m_from.fail("a value, a property or a function");
        }
        return part(place, property{m_from.take().text});
    }

    expression_pointer call() {
        if (at_shape(m_from)) {
            return read_shape(m_from);
        }
        if (m_from.is_word("DATE") || m_from.is_word("TIMESTAMP")) {
            return instant_call();
        }
        if (m_from.is_word("INTERVAL")) {
            return interval_call();
        }
        auto const& called = m_from.peek();
        auto const which = find_operator(called.text);
        if (!which || !is_function(*which)) {
            throw input_error{"'filter' {}: there is no function {}{}", place_of(called),
                              called.text, did_you_mean(upper(called.text), function_names())};
        }
        return function_call(*which);
    }

    expression_pointer function_call(op which) {
        budget::level const level{m_from.costs()};
        auto const place = place_of(m_from.take());
        m_from.expect_sign("(");
        operation result{which, {}};
        for (std::size_t i = 0; i < arguments_of(which); ++i) {
            if (i > 0) {
                m_from.expect_sign(",");
            }
            bool const brackets = is_array(which) && m_from.is_sign("(");
            result.arguments.push_back(brackets ? bracketed_list() : either());
        }
        m_from.expect_sign(")");
        return part(place, std::move(result));
    }

    expression_pointer instant_call() {
        auto const place = here();
        bool const date = same_word(m_from.take().text, "DATE");
        m_from.expect_sign("(");
        if (m_from.peek().type != token_type::text) {
            m_from.fail(date ? "a date such as '2020-05-31'"
                             : "a time such as '2020-05-31T20:10:00Z'");
        }
        auto const& text = m_from.peek().text;
        auto const found = date ? read_date(text) : read_timestamp(text);
        if (!found) {
            m_from.fail(date ? "a date such as '2020-05-31'"
                             : "a time in UTC such as '2020-05-31T20:10:00Z'");
        }
        m_from.take();
        m_from.expect_sign(")");
        return part(place, *found);
    }

    expression_pointer interval_call() {
        auto const place = place_of(m_from.take());
        m_from.expect_sign("(");
        auto first = interval_bound();
        m_from.expect_sign(",");
        auto last = interval_bound();
        m_from.expect_sign(")");
        return part(place, interval{std::move(first), std::move(last)});
    }

    /// Nothing for an open end.
    expression_pointer interval_bound() {
        auto const place = here();
        if (m_from.peek().type == token_type::text) {
            auto const found = read_instant(m_from.peek().text);
            bool const open = m_from.peek().text == "..";
            if (!found && !open) {
                m_from.fail("'..', a date such as '2020-05-31' or a time in UTC such as "
                            "'2020-05-31T20:10:00Z'");
            }
            m_from.take();
            return open ? nullptr : part(place, *found);
        }
        return operand();
    }

    token_reader m_from;
};

} // namespace

expression_pointer parse_text(std::string_view text) {
    check_length(text);
    if (!is_utf8(text)) {
        throw input_error{"'filter' is not UTF-8"};
    }
    return parser{text}.whole();
}

} // namespace trygg::cql2

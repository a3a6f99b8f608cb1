#include "query/row_order.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace trygg::query {

namespace {

using snapshot::column_type;

constexpr std::uint64_t upwards = 0, downwards = ~std::uint64_t{0};
constexpr std::uint64_t sign = std::uint64_t{1} << 63U;

/// After everything else.
constexpr std::uint64_t null_code = ~std::uint64_t{0};

/// `no_integer` becomes null_code by itself.
std::uint64_t code_of(std::int64_t value) { return (static_cast<std::uint64_t>(value) ^ sign) - 1; }

std::uint64_t code_of(double value) {
    if (!std::isfinite(value)) {
        return null_code;
    }
    auto const bits = std::bit_cast<std::uint64_t>(value + 0.0); // -0 becomes 0
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

/// Between those of its neighbours there is room for what is no word.
std::uint64_t code_of_rank(std::uint64_t rank) { return 2 * rank + 1; }

/// Rank of a value that perhaps no row has: of its own word, or between two.
template <typename Value, typename ValueOf>
std::uint64_t code_among(std::vector<std::uint32_t> const& sorted, Value const& value,
                         ValueOf const& value_of) {
    auto const found = std::ranges::lower_bound(sorted, value, {}, value_of);
    auto const rank = static_cast<std::uint64_t>(found - sorted.begin());
    return found != sorted.end() && value_of(*found) == value ? code_of_rank(rank) : 2 * rank;
}

} // namespace

row_order::row_order(snapshot::table const& table, order const& by, bool backwards)
    : m_table(table), m_backwards(backwards) {
    for (auto const& [index, descending] : by) {
        auto const& column = *table.properties[index];
        bool const ranked =
            column.type == column_type::text || column.type == column_type::temporal;
        m_keys.push_back({&column, ranked ? &column.ranking.of(column) : nullptr,
                          descending != backwards ? downwards : upwards});
    }
}

std::uint64_t row_order::code(key const& by, std::uint32_t row) {
    auto const& column = *by.column;
    switch (column.type) {
    case column_type::integer:
    case column_type::boolean:
        return code_of(column.integers[row]) ^ by.flip;
    case column_type::real:
        return code_of(column.reals[row]) ^ by.flip;
    case column_type::text:
    case column_type::json:
    case column_type::temporal:
        break;
    }
    auto const word = column.words[row];
    bool const is_null =
        word == snapshot::dictionary::null ||
        (column.type == column_type::temporal && column.spans[word] == snapshot::never);
    return (is_null ? null_code : code_of_rank(by.ranking->ranks[word])) ^ by.flip;
}

std::uint64_t row_order::code(key const& by, key_value const& value) {
    struct to_code {
        key const& by;

        std::uint64_t operator()(std::monostate) const { return null_code; }
        std::uint64_t operator()(std::int64_t integer) const { return code_of(integer); }
        std::uint64_t operator()(double real) const { return code_of(real); }
        std::uint64_t operator()(std::string const& text) const {
            return code_among(by.ranking->sorted, std::string_view{text},
                              [&](std::uint32_t word) { return by.column->texts.text(word); });
        }
        std::uint64_t operator()(snapshot::time_key const& when) const {
            return code_among(by.ranking->sorted, std::optional{when}, [&](std::uint32_t word) {
                return snapshot::time_key_of(*by.column, word);
            });
        }
    };
    return std::visit(to_code{by}, value) ^ by.flip;
}

bool row_order::is_before_beyond_first(std::uint32_t one, std::uint32_t other) const {
    for (std::size_t i = 1; i < m_keys.size(); ++i) {
        auto const a = code(m_keys[i], one), b = code(m_keys[i], other);
        if (a != b) {
            return a < b;
        }
    }
    return m_backwards ? one > other : one < other;
}

boundary::boundary(row_order const& by, position const& at) : m_order(by) {
    auto const& ids = *by.m_table.ids;
    m_row = by.m_backwards ? ids.from(at.id) : ids.after(at.id);
    auto const itself = ids.find(at.id);
    for (std::size_t i = 0; i < by.m_keys.size(); ++i) {
        auto const& key = by.m_keys[i];
        auto const* const text = std::get_if<std::string>(&at.keys[i]);
        bool const is_cut = itself && text && text->size() + 4 > longest_key &&
                            key.column->texts.text(key.column->words[*itself]).starts_with(*text);
        m_codes.push_back(is_cut ? row_order::code(key, static_cast<std::uint32_t>(*itself))
                                 : row_order::code(key, at.keys[i]));
    }
}

bool boundary::is_passed_by(sort_entry const& entry) const {
    if (!m_codes.empty() && entry.first_key != m_codes.front()) {
        return entry.first_key > m_codes.front();
    }
    for (std::size_t i = 1; i < m_codes.size(); ++i) {
        auto const code = row_order::code(m_order.m_keys[i], entry.row);
        if (code != m_codes[i]) {
            return code > m_codes[i];
        }
    }
    return m_order.m_backwards ? entry.row < m_row : entry.row >= m_row;
}

} // namespace trygg::query

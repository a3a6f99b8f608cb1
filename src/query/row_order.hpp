#pragma once
/// \file Rows compared by sort keys, as numbers.

#include "query/position.hpp"

#include <cstdint>
#include <vector>

namespace trygg::query {

/// A row with its first key as a number that sorts as the key does, and how the row itself sorts.
struct sort_entry {
    std::uint64_t first_key;
    std::uint32_t row;
};

/// An order, or its reverse, over one table. Keeps references to both.
class row_order {
public:
    row_order(snapshot::table const& table, order const& by, bool backwards);

    sort_entry entry(std::uint32_t row) const {
        return {m_keys.empty() ? 0 : code(m_keys.front(), row), row};
    }

    bool operator()(sort_entry const& one, sort_entry const& other) const {
        return one.first_key != other.first_key ? one.first_key < other.first_key
                                                : is_before_beyond_first(one.row, other.row);
    }

    /// Whether rows stand by their numbers alone.
    bool is_by_id() const { return m_keys.empty(); }

private:
    friend class boundary;

    struct key {
        snapshot::column const* column;
        snapshot::ranking const* ranking; ///< of texts and times
        std::uint64_t flip;               ///< all ones when it runs downwards
    };

    static std::uint64_t code(key const& by, std::uint32_t row);
    static std::uint64_t code(key const& by, key_value const& value);
    bool is_before_beyond_first(std::uint32_t one, std::uint32_t other) const;

    snapshot::table const& m_table;
    bool m_backwards;
    std::vector<key> m_keys;
};

/// A position, to be compared with rows.
class boundary {
public:
    /// The position's row is told from its id: see snapshot::feature_ids::from.
    boundary(row_order const& by, position const& at);

    /// Whether the row comes after the position, in the order's own direction.
    bool is_passed_by(sort_entry const& entry) const;

    /// By id alone: the first row after the position; backwards the first that is not before it.
    std::size_t row() const { return m_row; }

private:
    row_order const& m_order;
    std::vector<std::uint64_t> m_codes;
    std::size_t m_row;
};

} // namespace trygg::query

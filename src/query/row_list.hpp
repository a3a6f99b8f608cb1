#pragma once
/// \file The rows of a page, in its order.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace trygg::query {

/// Neighbouring rows take no memory, however many they are: a whole layer costs what ten rows do.
class row_list {
public:
    row_list() = default;
    explicit row_list(std::vector<std::uint32_t> rows)
        : m_size(rows.size()), m_rows(std::move(rows)) {}

    /// `count` rows from `first` on.
    row_list(std::size_t first, std::size_t count) : m_first(first), m_size(count) {}

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::uint32_t operator[](std::size_t index) const {
        return m_rows.empty() ? static_cast<std::uint32_t>(m_first + index) : m_rows[index];
    }
    std::uint32_t front() const { return (*this)[0]; }
    std::uint32_t back() const { return (*this)[m_size - 1]; }

    /// All of them; for lists that are known to be short.
    std::vector<std::uint32_t> copy() const {
        std::vector<std::uint32_t> result;
        result.reserve(m_size);
        for (std::size_t i = 0; i < m_size; ++i) {
            result.push_back((*this)[i]);
        }
        return result;
    }

private:
    std::size_t m_first = 0, m_size = 0;
    std::vector<std::uint32_t> m_rows;
};

} // namespace trygg::query

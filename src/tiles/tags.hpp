#pragma once
/// \file The properties of a table's rows as keys and values of a layer.

#include "snapshot/table.hpp"
#include "tiles/mvt.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace trygg::tiles {

/// Keeps references to the table and the layer.
class tag_writer {
public:
    /// `properties` are indexes in the table's.
    tag_writer(layer_writer& to, snapshot::table const& from,
               std::span<std::size_t const> properties);

    /// Keys and values of a row; null has none. Valid until the next call.
    std::span<std::uint32_t const> of_row(std::size_t row);

    /// The feature's id: its own number, or of coded rows the row's number in this revision.
    std::uint64_t id_of(std::size_t row) const;

private:
    struct shown {
        snapshot::column const* column;
        std::uint32_t key;
        std::unordered_map<std::uint32_t, value_index> words{}; ///< of texts, each looked up once
    };
    std::optional<value_index> value_of(shown& from, std::size_t row);
    value_index text_of(shown& from, std::uint32_t word);

    layer_writer& m_layer;
    snapshot::table const& m_table;
    std::vector<shown> m_properties;
    std::optional<std::uint32_t> m_id_key; ///< when the id is a code that no property tells
    std::vector<std::uint32_t> m_tags;
};

} // namespace trygg::tiles

#pragma once
/// \file Mapbox Vector Tile 2.1, one layer at a time. A tile is its layers one after another.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trygg::tiles {

/// In units of the tile: x to the right, y down.
struct tile_point {
    std::int32_t x = 0, y = 0;
    bool operator==(tile_point const&) const = default;
};

enum class shape_kind : std::uint8_t { point = 1, line = 2, polygon = 3 };

/// A feature's geometry as the commands that draw it.
class commands {
public:
    void add_points(std::span<tile_point const> points);
    /// At least two points, none repeated.
    void add_line(std::span<tile_point const> points);
    /// At least three points, the last not the first again; outer rings have a positive area.
    void add_ring(std::span<tile_point const> points);

    std::vector<std::uint32_t> const& words() const { return m_words; }
    void clear();

private:
    void move_to(tile_point to);
    void line_to(std::span<tile_point const> points);
    void step(tile_point to);

    std::vector<std::uint32_t> m_words;
    tile_point m_at;
};

/// Index of a value in a layer's list.
using value_index = std::uint32_t;

class layer_writer {
public:
    /// The name must not be that of another layer of the tile.
    explicit layer_writer(std::string_view name);

    /// The index of a key; the same text always gives the same one.
    std::uint32_t key(std::string_view text);

    value_index text_value(std::string_view text);
    value_index integer_value(std::int64_t number);
    value_index real_value(double number);
    value_index boolean_value(bool is_true);

    /// `tags`: a key and a value by turns.
    void add_feature(std::optional<std::uint64_t> id, shape_kind kind,
                     std::span<std::uint32_t const> tags, commands const& drawing);

    std::size_t features() const { return m_features; }
    /// Bytes so far.
    std::size_t size() const { return m_body.size() + m_values.size(); }

    /// The layer as it stands in a tile; nothing when it has no feature.
    std::string finish() const;

private:
    value_index value(std::string encoded);

    std::string m_name, m_body, m_values;
    std::vector<std::string> m_keys;
    std::unordered_map<std::string, std::uint32_t> m_key_numbers, m_value_numbers;
    std::size_t m_features = 0;
};

} // namespace trygg::tiles

#include "tiles/point_index.hpp"

#include "tiles/groups.hpp"

#include <algorithm>
#include <numeric>

namespace trygg::tiles {

namespace {

/// The bits of a number with a zero before each.
std::uint64_t spread(std::uint32_t number) {
    std::uint64_t x = number;
    x = (x | x << 16U) & 0x0000FFFF0000FFFFU;
    x = (x | x << 8U) & 0x00FF00FF00FF00FFU;
    x = (x | x << 4U) & 0x0F0F0F0F0F0F0F0FU;
    x = (x | x << 2U) & 0x3333333333333333U;
    return (x | x << 1U) & 0x5555555555555555U;
}

/// Morton code: what shares a tile of a zoom shares its first two bits a zoom.
std::uint64_t key_of(world_point const& at) { return spread(at.y) << 1U | spread(at.x); }

} // namespace

point_index::point_index(snapshot::table const& from)
    : m_points(from.size()), m_is_tiled(from.size()) {
    auto const& points = *from.shapes;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(points.size());
    for (std::size_t row = 0; row < points.size(); ++row) {
        if (points.has(row) && is_tiled(points.latitudes()[row])) {
            m_points[row] = to_world(points.longitudes()[row], points.latitudes()[row]);
            m_is_tiled[row] = true;
            order.emplace_back(key_of(m_points[row]), static_cast<std::uint32_t>(row));
        }
    }
    std::ranges::sort(order);
    m_keys.reserve(order.size());
    m_rows.reserve(order.size());
    for (auto const& [key, row] : order) {
        m_keys.push_back(key);
        m_rows.push_back(row);
    }
    m_ungrouped_from = first_ungrouped();
    if (m_ungrouped_from > 0) {
        add_up(counts_of(from));
    }
}

void point_index::add_up(std::span<std::int64_t const> counts) {
    m_before.reserve(m_rows.size() + 1);
    sums all;
    for (auto const row : m_rows) {
        m_before.push_back(all);
        all.x += m_points[row].x;
        all.y += m_points[row].y;
        all.count += counts.empty() || counts[row] == snapshot::no_integer ? 0 : counts[row];
    }
    m_before.push_back(all);
}

int point_index::first_ungrouped() const {
    for (int zoom = 0; zoom < last_grouped; ++zoom) {
        auto const tile = [&](std::size_t i) {
            return zoom == 0 ? 0 : m_keys[i] >> static_cast<unsigned>(64 - 2 * zoom);
        };
        bool fits = true;
        for (std::size_t i = most_points; i < m_keys.size() && fits; ++i) {
            fits = tile(i) != tile(i - most_points);
        }
        if (fits) {
            return zoom;
        }
    }
    return last_grouped;
}

point_index::range point_index::range_of(tile_id const& tile) const {
    if (tile.zoom == 0) {
        return {0, m_keys.size()};
    }
    auto const shift = static_cast<unsigned>(32 - tile.zoom);
    auto const first = key_of({static_cast<std::uint32_t>(tile.column) << shift,
                               static_cast<std::uint32_t>(tile.row) << shift});
    auto const last = first | ((std::uint64_t{1} << 2 * shift) - 1);
    auto const begin = std::ranges::lower_bound(m_keys, first);
    auto const end = std::upper_bound(begin, m_keys.end(), last);
    return {static_cast<std::size_t>(begin - m_keys.begin()),
            static_cast<std::size_t>(end - m_keys.begin())};
}

std::span<std::uint32_t const> point_index::rows_in(tile_id const& tile) const {
    auto const [first, last] = range_of(tile);
    return std::span{m_rows}.subspan(first, last - first);
}

std::vector<point_index::cell> point_index::cells_in(tile_id const& tile, unsigned bits) const {
    std::vector<cell> result;
    auto const [begin, end] = range_of(tile);
    auto const shift = 2 * (32 - static_cast<unsigned>(tile.zoom) - bits);
    for (auto first = begin; first < end;) {
        auto const highest = m_keys[first] | ((std::uint64_t{1} << shift) - 1);
        auto const from = m_keys.begin() + static_cast<std::ptrdiff_t>(first);
        auto const to = m_keys.begin() + static_cast<std::ptrdiff_t>(end);
        auto const next =
            static_cast<std::size_t>(std::upper_bound(from, to, highest) - m_keys.begin());
        auto const &a = m_before[first], &b = m_before[next];
        auto const number = next - first;
        result.push_back({number,
                          {static_cast<std::uint32_t>((b.x - a.x) / number),
                           static_cast<std::uint32_t>((b.y - a.y) / number)},
                          b.count - a.count,
                          m_rows[first]});
        first = next;
    }
    return result;
}

bool point_index::is_in(tile_id const& tile, std::uint32_t row) const {
    auto const shift = static_cast<unsigned>(32 - tile.zoom);
    auto const& at = m_points[row];
    return m_is_tiled[row] &&
           (tile.zoom == 0 || (at.x >> shift == tile.column && at.y >> shift == tile.row));
}

} // namespace trygg::tiles

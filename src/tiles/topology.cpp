#include "tiles/topology.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace trygg::tiles {

namespace {

using vertex = std::uint64_t;

vertex vertex_of(world_point const& at) { return std::uint64_t{at.x} << 32U | at.y; }

/// An outline going through a vertex, from one neighbour to the other.
struct passage {
    vertex at, low, high;
    std::uint32_t index; ///< of the point among those of all outlines
};

std::vector<passage> passages_of(std::span<outline const> outlines) {
    std::vector<passage> result;
    for (auto const& line : outlines) {
        auto const size = line.points.size();
        for (std::size_t i = 0; i < size; ++i) {
            auto const at = vertex_of(line.points[i]);
            auto before = vertex_of(line.points[(i + size - 1) % size]);
            auto after = vertex_of(line.points[(i + 1) % size]);
            if (!line.closed && (i == 0 || i + 1 == size)) { // an end, as no other passage is
                before = after = at;
            }
            result.push_back({at, std::min(before, after), std::max(before, after),
                              static_cast<std::uint32_t>(result.size())});
        }
    }
    return result;
}

/// By point: whether outlines part there, or one ends.
std::vector<std::uint8_t> junctions_of(std::span<outline const> outlines) {
    auto all = passages_of(outlines);
    std::vector<std::uint8_t> result(all.size());
    std::ranges::sort(all, {}, [](passage const& p) { return std::tie(p.at, p.low, p.high); });
    for (auto first = all.begin(); first != all.end();) {
        auto const last =
            std::find_if(first, all.end(), [&](auto const& p) { return p.at != first->at; });
        auto const& end = *(last - 1);
        bool const is_junction =
            first->low != end.low || first->high != end.high || first->low == first->at;
        for (; first != last; ++first) {
            result[first->index] = is_junction ? 1 : 0;
        }
    }
    return result;
}

class cutter {
public:
    void add(outline const& line, std::span<std::uint8_t const> is_junction);

    topology take() { return std::move(m_made); }

private:
    void add_arc(std::vector<world_point> arc);
    bool stands_at(std::uint32_t arc, std::vector<world_point> const& points) const;

    topology m_made;
    std::multimap<std::pair<vertex, vertex>, std::uint32_t> m_arcs; ///< by its first two points
};

bool cutter::stands_at(std::uint32_t arc, std::vector<world_point> const& points) const {
    return std::ranges::equal(m_made.arc(arc), points);
}

void cutter::add_arc(std::vector<world_point> arc) {
    auto const ends = [](auto first, auto second) {
        return std::pair{vertex_of(*first), vertex_of(*second)};
    };
    bool const backwards =
        ends(arc.rbegin(), arc.rbegin() + 1) < ends(arc.begin(), arc.begin() + 1);
    if (backwards) {
        std::ranges::reverse(arc);
    }
    auto const key = ends(arc.begin(), arc.begin() + 1);
    auto const [first, last] = m_arcs.equal_range(key);
    auto const known =
        std::find_if(first, last, [&](auto const& entry) { return stands_at(entry.second, arc); });
    if (known != last) {
        m_made.uses.push_back({known->second, backwards});
        return;
    }
    auto const index = static_cast<std::uint32_t>(m_made.arc_ends.size());
    m_arcs.emplace(key, index);
    m_made.points.insert(m_made.points.end(), arc.begin(), arc.end());
    m_made.arc_ends.push_back(static_cast<std::uint32_t>(m_made.points.size()));
    m_made.uses.push_back({index, backwards});
}

void cutter::add(outline const& line, std::span<std::uint8_t const> is_junction) {
    auto const size = line.points.size();
    std::size_t start = 0;
    if (line.closed) {
        auto const junction = std::ranges::find(is_junction, 1);
        auto const lowest = std::ranges::min_element(line.points, {}, vertex_of);
        start =
            static_cast<std::size_t>(junction != is_junction.end() ? junction - is_junction.begin()
                                                                   : lowest - line.points.begin());
    }
    std::vector<world_point> arc{line.points[start]};
    for (std::size_t i = 1; i < size + (line.closed ? 1 : 0); ++i) {
        auto const at = (start + i) % size;
        arc.push_back(line.points[at]);
        bool const last = i + (line.closed ? 0 : 1) == size;
        if (last || is_junction[at] != 0) {
            add_arc(std::move(arc));
            arc = {line.points[at]};
        }
    }
    m_made.outline_ends.push_back(static_cast<std::uint32_t>(m_made.uses.size()));
}

} // namespace

topology cut(std::span<outline const> outlines) {
    auto const is_junction = junctions_of(outlines);
    cutter result;
    std::size_t at = 0;
    for (auto const& line : outlines) {
        result.add(line, std::span{is_junction}.subspan(at, line.points.size()));
        at += line.points.size();
    }
    return result.take();
}

} // namespace trygg::tiles

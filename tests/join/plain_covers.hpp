#pragma once
/// \file What the zone index must answer, by plain GEOS.

#include "geo/geometry.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Every zone asked in turn with `covers`; the first that says yes.
class plain_covers {
public:
    explicit plain_covers(std::vector<std::string> const& zones_wkb) {
        for (auto const& wkb : zones_wkb) {
            auto zone = trygg::geo::from_wkb(wkb);
            m_boxes.push_back(trygg::geo::envelope(zone));
            m_zones.push_back(std::move(zone));
        }
    }

    std::int32_t find(trygg::geo::point p) const {
        auto const asked = trygg::geo::point_at(p);
        for (std::size_t i = 0; i < m_zones.size(); ++i) {
            if (m_boxes[i].intersects({p.x, p.y, p.x, p.y}) &&
                trygg::geo::covers(m_zones[i], asked)) {
                return static_cast<std::int32_t>(i);
            }
        }
        return -1;
    }

private:
    std::vector<trygg::geo::geometry> m_zones;
    std::vector<trygg::geo::box> m_boxes;
};

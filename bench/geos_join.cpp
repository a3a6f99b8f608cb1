#include "contest.hpp"
#include "stopwatch.hpp"

#include <geos_c.h>

#include <optional>

namespace trygg::bench {
namespace {

/// As a program that uses GEOS alone would do it.
class geos_index {
public:
    explicit geos_index(std::vector<std::string> const& zones) {
        m_items.reserve(zones.size()); // the tree points into it
        for (auto const& wkb : zones) {
            auto const* bytes = reinterpret_cast<unsigned char const*>(wkb.data());
            auto* shape = GEOSGeomFromWKB_buf_r(m_context, bytes, wkb.size());
            m_items.push_back({shape, GEOSPrepare_r(m_context, shape),
                               static_cast<std::int32_t>(m_items.size())});
            GEOSSTRtree_insert_r(m_context, m_tree, shape, &m_items.back());
        }
    }
    geos_index(geos_index const&) = delete;
    geos_index& operator=(geos_index const&) = delete;
    ~geos_index() {
        GEOSSTRtree_destroy_r(m_context, m_tree);
        for (auto const& zone : m_items) {
            GEOSPreparedGeom_destroy_r(m_context, zone.prepared);
            GEOSGeom_destroy_r(m_context, zone.shape);
        }
        GEOS_finish_r(m_context);
    }

    std::int32_t find(double x, double y) {
        auto* point = GEOSGeom_createPointFromXY_r(m_context, x, y);
        m_near.clear();
        GEOSSTRtree_query_r(
            m_context, m_tree, point,
            [](void* found, void* near) {
                static_cast<std::vector<item const*>*>(near)->push_back(static_cast<item*>(found));
            },
            &m_near);
        std::int32_t result = -1;
        for (auto const* near : m_near) {
            if ((result < 0 || near->index < result) &&
                GEOSPreparedCovers_r(m_context, near->prepared, point) == 1) {
                result = near->index;
            }
        }
        GEOSGeom_destroy_r(m_context, point);
        return result;
    }

private:
    struct item {
        GEOSGeometry* shape;
        GEOSPreparedGeometry const* prepared;
        std::int32_t index;
    };
    GEOSContextHandle_t m_context = GEOS_init_r();
    GEOSSTRtree* m_tree = GEOSSTRtree_create_r(m_context, 10);
    std::vector<item> m_items;
    std::vector<item const*> m_near;
};

} // anonymous namespace

outcome join_by_geos(country const& made, int runs) {
    outcome result;
    result.name = "GEOS STRtree + prepared covers";
    result.zones.resize(made.xs.size());
    std::vector<double> builds, finds;
    for (int run = 0; run < runs; ++run) {
        std::optional<geos_index> index;
        builds.push_back(seconds_of([&] { index.emplace(made.zones); }));
        finds.push_back(seconds_of([&] {
            for (std::size_t i = 0; i < made.xs.size(); ++i) {
                result.zones[i] = index->find(made.xs[i], made.ys[i]);
            }
        }));
    }
    result.build_seconds = median(builds);
    result.find_seconds = median(finds);
    return result;
}

} // namespace trygg::bench

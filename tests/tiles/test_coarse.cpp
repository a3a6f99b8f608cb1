#include "geo/repair.hpp"
#include "join/made_zones.hpp"
#include "made_layers.hpp"
#include "tiles/coarse.hpp"

#include <numeric>

using namespace trygg;

namespace {

/// A bent lattice of 30 zones, 6 km wide, with a lake in no zone and an enclave.
std::shared_ptr<snapshot::table> lattice() {
    made_zones zones{3, {}};
    zones.add_holes();
    return made::table_of("zones", zones.wkb(), "EPSG:3006");
}

std::vector<std::uint32_t> all_rows(snapshot::table const& of) {
    std::vector<std::uint32_t> result(of.size());
    std::iota(result.begin(), result.end(), 0U);
    return result;
}

snapshot::geometry_column coarse(snapshot::table const& of, int zoom) {
    return tiles::coarse_shapes(tiles::shape_index{*of.shapes}, *of.shapes, all_rows(of), zoom);
}

struct measured {
    double areas = 0, together = 0;
    std::size_t bytes = 0;
};

measured measure(snapshot::geometry_column const& shapes) {
    measured result;
    std::vector<geo::geometry> zones;
    for (std::size_t row = 0; row < shapes.size(); ++row) {
        zones.push_back(geo::from_wkb(shapes.wkb(row)));
        result.areas += geo::area(zones.back());
        result.bytes += shapes.json(row).size();
    }
    result.together = geo::area(geo::dissolved(zones));
    return result;
}

} // namespace

TEST_CASE("Coarse neighbours stay side by side: no gaps, no overlaps") {
    auto const table = lattice();
    auto const exact = measure(*table->shapes);
    auto const zoom = GENERATE(9, 11, 13);

    auto const seen = measure(coarse(*table, zoom));

    CHECK(seen.areas == Approx(seen.together).epsilon(1e-9));
    CHECK(seen.together == Approx(exact.together).epsilon(0.02));
    CHECK(seen.bytes < exact.bytes);
}

TEST_CASE("From the zoom on that shows every point, shapes are exact") {
    auto const table = lattice();

    auto const seen = coarse(*table, 15);

    CHECK(seen.json(0) == table->shapes->json(0));
    CHECK(seen.json(29) == table->shapes->json(29));
}

TEST_CASE("A zone that is too small for a shape stays as it is") {
    auto const table = lattice();

    auto const seen = coarse(*table, 0);

    CHECK(seen.json(7) == table->shapes->json(7));
}

TEST_CASE("Only the rows that are asked for have a shape") {
    auto const table = lattice();
    std::vector<std::uint32_t> const rows{3};

    auto const seen =
        tiles::coarse_shapes(tiles::shape_index{*table->shapes}, *table->shapes, rows, 11);

    CHECK(seen.has(3));
    CHECK_FALSE(seen.has(2));
    CHECK(seen.size() == table->size());
}

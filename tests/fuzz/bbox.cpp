/// \file The parameter bbox.

#include "fuzz.hpp"

#include "query/bbox.hpp"

#include <cmath>

using namespace trygg;

namespace {

void check_degrees(std::string_view text) {
    auto const boxes = query::parse_bbox(text).boxes;
    fuzz::require(boxes.size() == 1 || boxes.size() == 2, "one box, or two at the antimeridian");
    for (auto const& box : boxes) {
        fuzz::require(box.west >= -180 && box.west <= box.east && box.east <= 180 &&
                          box.south >= -90 && box.south <= box.north && box.north <= 90,
                      "a box lies on the Earth");
        query::fixed(box);
        auto const wider = query::outward(box);
        fuzz::require(wider.west <= box.west && wider.south <= box.south &&
                          wider.east >= box.east && wider.north >= box.north,
                      "what is rounded outward holds what it was");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text_of(data, size);
    fuzz::accepted([&] { check_degrees(text); });
    fuzz::accepted([&] { query::parse_bbox(text, *model::find_common_crs("EPSG:3006")); });
    return 0;
}

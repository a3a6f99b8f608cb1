/// \file Geometries as databases hold them: other programs write there, too.

#include "fuzz.hpp"

#include "encode/wkt.hpp"
#include "snapshot/wkb.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace trygg;

namespace {

void check(std::string wkb) {
    for (auto const& at : snapshot::coordinates(wkb)) {
        if (!(std::abs(at.x()) <= 180 && std::abs(at.y()) <= 90)) {
            return; // what is not on the Earth is never written
        }
    }
    snapshot::orient_rings(wkb);
    auto const kept = snapshot::without_collapsed(wkb);
    std::string json, wkt;
    snapshot::append_geojson(json, kept);
    fuzz::require(nlohmann::json::accept(json), "a geometry is JSON");
    encode::append_wkt(wkt, kept, 7);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    try {
        check(fuzz::text_of(data, size));
    } catch (error const&) {
    }
    return 0;
}

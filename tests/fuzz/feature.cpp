/// \file The geometry of a feature that an editor sends.

#include "fuzz.hpp"

#include "edit/geojson_shape.hpp"

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const body = nlohmann::json::parse(fuzz::text_of(data, size), nullptr, false);
    if (body.is_discarded()) {
        return 0;
    }
    for (auto const& crs : model::common_crs().first(2)) { // either axis order
        std::vector<edit::field_problem> problems;
        auto const shape = edit::read_shape(body, crs, problems);
        fuzz::require(shape.has_value() == problems.empty(), "a shape, or what is wrong with it");
        if (shape && !geo::is_empty(*shape)) {
            auto const told = edit::shape_json(geo::to_wkb(*shape), crs.name, crs);
            fuzz::require(told.at("type") == body.at("type"), "what is read is told");
        }
    }
    return 0;
}

#include "geo/repair.hpp"

#include "base/error.hpp"
#include "geo/context.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace trygg::geo {
namespace {

using geos_text = std::unique_ptr<char, destroy_with<GEOSFree_r>>;
using repair_options =
    std::unique_ptr<GEOSMakeValidParams, destroy_with<GEOSMakeValidParams_destroy_r>>;

geometry copy_of(geometry const& shape) {
    return geometry{GEOSGeom_clone_r(context(), shape.get())};
}

geometry collected(std::vector<geometry> shapes, int type) {
    std::vector<GEOSGeometry*> owned;
    for (auto& shape : shapes) {
        owned.push_back(shape.release());
    }
    return geometry{GEOSGeom_createCollection_r(context(), type, owned.data(),
                                                static_cast<unsigned>(owned.size()))};
}

geometry polygons_of(geometry const& shape) {
    std::vector<geometry> kept;
    for (auto& part : parts(shape)) {
        if (dimension(part) == 2) {
            kept.push_back(std::move(part));
        }
    }
    return collected(std::move(kept), GEOS_MULTIPOLYGON);
}

/// Lets GEOS give up on this thread after a while: a scribble of a few thousand corners has
/// millions of crossings. GEOS asks while it works, through one callback for the whole program.
class patience {
public:
    explicit patience(std::chrono::seconds most) {
        deadline = std::chrono::steady_clock::now() + most;
        GEOS_interruptRegisterCallback([] {
            if (deadline && std::chrono::steady_clock::now() > *deadline) {
                GEOS_interruptRequest();
            }
        });
    }
    patience(patience const&) = delete;
    patience& operator=(patience const&) = delete;
    ~patience() {
        deadline.reset();
        GEOS_interruptCancel();
    }

    static bool is_over() { return deadline && std::chrono::steady_clock::now() > *deadline; }

private:
    static thread_local std::optional<std::chrono::steady_clock::time_point> deadline;
};

thread_local std::optional<std::chrono::steady_clock::time_point> patience::deadline;

/// The union of the covered areas: what two rings both enclose stays, where the older method
/// ("linework") would cut it out as a hole.
geometry made_valid(geometry const& shape) {
    repair_options const options{GEOSMakeValidParams_create_r(context())};
    GEOSMakeValidParams_setMethod_r(context(), options.get(), GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(context(), options.get(), 0);
    constexpr std::chrono::seconds most{20};
    patience const limit{most};
    auto* const made = GEOSMakeValidWithParams_r(context(), shape.get(), options.get());
    if (made == nullptr && patience::is_over()) {
        throw input_error{"The polygon crosses itself so often that it cannot be mended in {} s; "
                          "draw it anew.",
                          most.count()};
    }
    return geometry{made};
}

double total_area(std::span<geometry const> shapes) {
    double result = 0;
    for (auto const& shape : shapes) {
        result += area(shape);
    }
    return result;
}

} // anonymous namespace

std::optional<std::string> invalid_reason(geometry const& shape) {
    if (truth(GEOSisValid_r(context(), shape.get()), "isValid")) {
        return std::nullopt;
    }
    geos_text const reason{GEOSisValidReason_r(context(), shape.get())};
    return reason ? std::string{reason.get()} : last_message();
}

repaired_zone repaired(geometry const& shape) {
    auto reason = invalid_reason(shape);
    auto result = reason ? polygons_of(made_valid(shape)) : polygons_of(shape);
    if (!reason) { // a collection may be valid although its polygons overlap
        reason = invalid_reason(result);
        if (reason) {
            result = polygons_of(made_valid(result));
        }
    }
    if (is_empty(result)) {
        throw input_error{"A zone must have an area, but this is a {} without any.",
                          type_name(shape)};
    }
    return {std::move(result), std::move(reason)};
}

geometry dissolved(std::span<geometry const> polygons) {
    std::vector<geometry> copies;
    std::transform(polygons.begin(), polygons.end(), std::back_inserter(copies), copy_of);
    auto const all = collected(std::move(copies), GEOS_GEOMETRYCOLLECTION);
    if (auto* joined = GEOSCoverageUnion_r(context(), all.get())) {
        auto result = polygons_of(geometry{joined});
        // Overlaps may go unnoticed by the quick way, but they cost area.
        auto const expected = total_area(polygons);
        if (!invalid_reason(result) && std::abs(area(result) - expected) <= 1e-9 * expected) {
            return result;
        }
    }
    return polygons_of(geometry{GEOSUnaryUnion_r(context(), all.get())});
}

} // namespace trygg::geo

#pragma once
/// \file What was sent for a feature, checked and made into what is stored.

#include "edit/feature_state.hpp"
#include "edit/problems.hpp"
#include "model/crs.hpp"

#include <optional>
#include <string>

namespace trygg::edit {

/// A GeoJSON feature, or a merge patch for one.
struct feature_input {
    json properties = json::object();
    std::optional<json> geometry{};  ///< absent: not stated
    model::crs crs = model::crs84(); ///< of the geometry's coordinates
};

/// Takes a feature or patch apart. Throws invalid_feature for what is none.
feature_input read_input(json const& body, model::crs const& crs);

/// How what is sent meets what is there.
enum class manner {
    create,
    replace, ///< what is not sent is removed
    patch    ///< what is not sent stays
};

/// The state that the input asks for. `before` is null for a new feature. Throws invalid_feature
/// with every problem there is.
feature_state checked_state(db::connection& database, kind const& of, feature_input const& input,
                            feature_state const* before, manner how);

} // namespace trygg::edit

#pragma once
/// \file A small map that needs no script: features over the outlines of the zones around them.

#include "api/html.hpp"
#include "geo/shape.hpp"
#include "snapshot/snapshot.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace trygg::api {

class svg_map {
public:
    /// Remember a feature's geometry; nothing happens when it has none.
    void add(snapshot::geometry_column const& shapes, std::size_t row, std::string href,
             std::string title);

    /// A <figure>; empty when nothing was added.
    html draw(snapshot::snapshot const& data, page_language const& in) const;

private:
    struct feature {
        std::vector<geo::shape> shapes;
        std::string href, title;
    };
    std::vector<feature> m_features;
    geo::box m_extent; ///< degrees
};

} // namespace trygg::api

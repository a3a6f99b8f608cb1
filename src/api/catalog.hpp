#pragma once
/// \file The collections of a snapshot: its tables, and a joined layer for each zone set.

#include "api/context.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::api {

struct collection_info {
    std::string id, title, description;
    snapshot::table const* table = nullptr;  ///< of a joined layer its zones
    std::optional<std::size_t> joined_set{}; ///< of a joined layer: index in snapshot::zone_sets
};

std::vector<collection_info> list_collections(snapshot::snapshot const& data);

/// "/collections/incidents", encoded for a URL.
std::string collection_path(collection_info const& collection);

/// Throws not_found, naming the nearest.
collection_info find_collection(snapshot::snapshot const& data, std::string const& id);

} // namespace trygg::api

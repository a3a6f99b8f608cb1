#pragma once
/// \file The collections of a snapshot: its tables, and a joined layer for each zone set.

#include "api/context.hpp"
#include "api/language.hpp"

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

/// Titles and descriptions are in the language, as far as there are any: layers of one's own have
/// English titles by the setting layer_names_en.
std::vector<collection_info> list_collections(snapshot::snapshot const& data,
                                              page_language const& language = {});

/// "/collections/incidents", encoded for a URL.
std::string collection_path(collection_info const& collection);

/// Throws not_found, naming the nearest.
collection_info find_collection(snapshot::snapshot const& data, std::string const& id,
                                page_language const& language = {});

/// The English name of a shipped zone set; one of a person's own has its title in both languages.
std::string english_title(snapshot::zone_set const& set);

} // namespace trygg::api

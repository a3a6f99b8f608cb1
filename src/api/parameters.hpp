#pragma once
/// \file Every query parameter there is, once: handlers check against it, OpenAPI describes it.

#include "api/answers.hpp"

#include <span>
#include <string>
#include <vector>

namespace trygg::api {

struct parameter {
    std::string name;
    std::string description;
    json schema; ///< an array is written with commas
};

std::vector<parameter> const& format_parameters();  ///< of documents
std::vector<parameter> const& item_parameters();    ///< of a collection's items
std::vector<parameter> const& joined_parameters();  ///< of a joined layer's items
std::vector<parameter> const& feature_parameters(); ///< of one feature
std::vector<parameter> const& joined_feature_parameters();
std::vector<parameter> const& tile_parameters();
std::vector<parameter> const& joined_tile_parameters();
std::vector<parameter> const& dataset_tile_parameters(); ///< of all collections in one
std::vector<parameter> const& series_parameters();

std::vector<std::string> names_of(std::span<parameter const> parameters);

inline constexpr std::size_t default_limit = 10;
inline constexpr std::size_t largest_limit = 10'000;

} // namespace trygg::api

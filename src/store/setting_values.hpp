#pragma once
/// \file What the values of settings look like.

#include "db/sqlite.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::store {

/// The keys of the settings that a person may set, but for those of protection (is_protection).
std::span<std::string_view const> known_settings();

/// Megabytes that an uploaded file may have: the setting upload_mb, else 100.
std::int64_t upload_limit(db::connection& database);

/// Whether it is a number of megabytes that may be set.
bool is_upload_limit(std::string_view text);

/// English names of context layers by their own.
using layer_names = std::map<std::string, std::string, std::less<>>;

/// Of "gatlyktor=Street lamps; vatten=Water"; nothing for what is not of that form.
std::optional<layer_names> parse_layer_names(std::string_view text);

/// An address to write to: enough to make no link of what is none.
bool is_email(std::string_view text);

/// "2026-11-23"
bool is_date(std::string_view text);

/// Years apart by commas, "2016,2018"; nothing when it is no such list, or has more than 20.
std::optional<std::vector<int>> parse_years(std::string_view text);

/// Origins apart by spaces, such as "https://mark.se https://*.mark.se", or "*" for all.
bool is_origin_list(std::string_view text);

} // namespace trygg::store

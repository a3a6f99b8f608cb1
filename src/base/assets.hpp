#pragma once
/// \file Files that are built into the program: migrations, profiles, code lists, demo, web page.

#include <span>
#include <string_view>

namespace trygg {

/// One embedded file. Views live as long as the program.
struct asset {
    std::string_view name; ///< path below its root, for example "data/profiles/points.toml"
    std::string_view bytes;
};

/// All embedded files, sorted by name.
std::span<asset const> assets();

/// The bytes of one embedded file. Throws trygg::not_found.
std::string_view asset_bytes(std::string_view name);

} // namespace trygg

#pragma once
/// \file The whole URL space on one screen: routes.cpp.

#include "api/context.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace trygg::api {

struct route {
    std::string_view path; ///< a segment in braces matches any one segment
    handler handle = nullptr;
    std::string_view summary; ///< for OpenAPI
    bool is_cached = false;   ///< depends on nothing but revision, Host, Accept, path and query
};

std::span<route const> routes();

struct route_match {
    route const* found = nullptr;
    std::vector<std::string> captures{}; ///< decoded
};

/// Nothing when no route has this path. Throws input_error for a badly encoded path.
std::optional<route_match> find_route(std::string_view path);

} // namespace trygg::api

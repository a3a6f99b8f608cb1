#pragma once
/// \file The whole URL space on one screen: routes.cpp.

#include "api/answers.hpp"
#include "api/context.hpp"
#include "api/parameters.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace trygg::api {

/// The parameters of most documents: f alone.
std::span<parameter const> only_format(bool joined);

/// A way to change what a route names.
struct change_method {
    std::string_view method; ///< "POST", "PUT", "PATCH" or "DELETE"
    handler handle = nullptr;
    model::role least = model::role::editor;    ///< whom it takes
    std::string_view summary;                   ///< for the API description, as is the next
    std::string_view body = "application/json"; ///< media type; empty: none
    bool needs_match = false;                   ///< If-Match; for the API description
    bool checks_csrf = false; ///< the handler does it, since a form brings it in its body
};

/// Most resources are only read.
inline std::span<change_method const> only_read() { return {}; }

inline bool always(std::string_view /*collection*/) { return true; }

struct route {
    std::string_view path; ///< a segment in braces matches any one segment
    handler handle = nullptr;
    std::string_view summary; ///< for the API description, as are those below
    bool is_cached = false;   ///< depends on nothing but revision, Host, Accept, path and query
    std::span<format const> (*formats)() = document_formats; ///< null: not in the API description
    char const* schema = "object";                           ///< of what is JSON, in components
    std::span<parameter const> (*parameters)(bool joined) =
        only_format;                         ///< `joined`: of a joined layer
    model::role least = model::role::anyone; ///< for whom it is there; others find nothing
    std::span<change_method const> (*changes)() = only_read;
    /// Whether a collection can be changed; it is what the path's first name in braces stands for.
    bool (*can_change)(std::string_view collection) = always;
    bool is_described = true; ///< in the API description, unless it is for the product's own pages

    std::span<change_method const> changes_of(std::string_view collection) const {
        return can_change(collection) ? changes() : only_read();
    }
};

std::span<route const> routes();

/// Whether what is there can be had as a page.
bool offers_pages(route const& of);

struct route_match {
    route const* found = nullptr;
    std::vector<std::string> captures{}; ///< decoded
};

/// Nothing when no route has this path. Throws input_error for a badly encoded path.
std::optional<route_match> find_route(std::string_view path);

} // namespace trygg::api

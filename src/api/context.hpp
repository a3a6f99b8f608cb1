#pragma once
/// \file What a handler gets: one request, on one snapshot.

#include "http/message.hpp"
#include "snapshot/snapshot.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::api {

struct context {
    http::request const& request;
    std::shared_ptr<snapshot::snapshot const> data;
    std::string database_path;
    std::string base_url;              ///< "http://host:port", or empty when the Host is not usable
    std::string path;                  ///< as asked, still encoded
    std::string query;                 ///< after "?", still encoded
    std::vector<std::string> captures; ///< what stood for {…} in the route, decoded

    /// Absolute URL of a path of ours.
    std::string url(std::string_view of_path) const { return base_url + std::string{of_path}; }
};

using handler = http::response (*)(context const&);

} // namespace trygg::api

#pragma once
/// \file What a handler gets: one request, on one snapshot.

#include "api/principal.hpp"
#include "api/writer.hpp"
#include "http/message.hpp"
#include "snapshot/snapshot.hpp"
#include "tiles/tile_store.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::api {

class accounts;

struct context {
    http::request const& request;
    std::shared_ptr<snapshot::snapshot const> data;
    std::shared_ptr<tiles::tile_store> tiles;
    std::string database_path;
    std::string base_url;  ///< "http://host:port", or empty when the Host is not usable
    std::string base_path; ///< path of the server's public address: "/karta"; mostly empty
    std::string path;      ///< as asked, still encoded
    std::string query;     ///< after "?", still encoded
    std::vector<std::string> captures; ///< what stood for {…} in the route, decoded
    principal who;
    api::accounts& accounts;
    api::writer& writer; ///< for what changes something

    /// Absolute URL of a path of ours.
    std::string url(std::string_view of_path) const { return base_url + std::string{of_path}; }

    /// The same without scheme and host, as pages link to each other.
    std::string local(std::string_view of_path) const { return base_path + std::string{of_path}; }

    /// A URL of ours as a page links to it; others as they are.
    std::string as_local(std::string const& a_url) const {
        bool const ours = !base_url.empty() && a_url.starts_with(base_url);
        return ours ? local(std::string_view{a_url}.substr(base_url.size())) : a_url;
    }
};

using handler = http::response (*)(context const&);

} // namespace trygg::api

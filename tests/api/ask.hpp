#pragma once
/// \file The town's API, asked without sockets.

#include "api/service.hpp"
#include "snapshot/town.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <string>

using nlohmann::json;

/// The whole body, whichever way it comes.
inline std::string body_of(trygg::http::response const& answer) {
    if (answer.shared_body) {
        return *answer.shared_body;
    }
    if (!answer.stream) {
        return answer.body;
    }
    std::string all, chunk;
    bool more = true;
    while (more) {
        chunk.clear();
        more = answer.stream(chunk);
        all += chunk;
    }
    return all;
}

inline std::string header_of(trygg::http::response const& answer, std::string const& name) {
    auto const found = answer.headers.find(name);
    return found == answer.headers.end() ? "" : found->second;
}

/// The ids of a page's features, "1 2 A".
inline std::string ids_of(json const& page) {
    std::string result;
    for (auto const& feature : page.at("features")) {
        auto const& id = feature.at("id");
        result += result.empty() ? "" : " ";
        result += id.is_string() ? id.get<std::string>() : id.dump();
    }
    return result;
}

class town_api {
public:
    /// The exact data, to everybody; or what the public sees.
    explicit town_api(std::string const& more_sql = {}, std::string const& public_url = {},
                      trygg::model::role anonymous_role = trygg::model::role::staff) {
        town::build(path());
        if (!more_sql.empty()) {
            town::run(path(), more_sql);
        }
        m_service = std::make_unique<trygg::api::service>(
            trygg::api::service_options{.database_path = path(),
                                        .public_url = public_url,
                                        .anonymous_role = anonymous_role,
                                        .hosts = {"town.example"}});
    }

    std::string path() const { return m_folder / "town.db"; }
    trygg::api::service& service() const { return *m_service; }

    trygg::http::response ask(std::string const& target,
                              std::map<std::string, std::string> headers = {},
                              std::string const& method = "GET") const {
        headers.emplace("host", "town.example");
        return m_service->answer({method, target, headers});
    }

    /// The JSON of an answer that must be 200.
    json get(std::string const& target) const {
        auto const answer = ask(target);
        INFO(target << "\n" << body_of(answer));
        REQUIRE(answer.status == 200);
        return json::parse(body_of(answer));
    }

    /// Status, with the problem's sentence behind it.
    std::string refusal(std::string const& target) const {
        auto const answer = ask(target);
        auto const text = body_of(answer);
        auto const detail =
            answer.status == 200 ? "" : json::parse(text).at("detail").get<std::string>();
        return std::to_string(answer.status) + " " + detail;
    }

private:
    temp_folder m_folder;
    std::unique_ptr<trygg::api::service> m_service;
};

/// The properties of one zone of a joined layer.
inline json zone(json const& layer, std::string const& code) {
    for (auto const& feature : layer.at("features")) {
        if (feature.at("id") == code) {
            return feature.at("properties");
        }
    }
    return nullptr;
}

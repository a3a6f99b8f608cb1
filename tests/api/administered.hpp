#pragma once
/// \file The town as an administrator meets it.

#include "api/guarded_town.hpp"
#include "store/change_log.hpp"

class administered {
public:
    explicit administered(trygg::api::service_options options = {}) : town(std::move(options)) {}

    trygg::http::response send(std::string const& method, std::string const& target,
                               json const& body = nullptr, std::string const& match = {}) const {
        auto headers = guarded_town::token("admin");
        if (!body.is_null()) {
            headers.emplace("content-type", "application/json");
        }
        if (!match.empty()) {
            headers.emplace("if-match", match);
        }
        return town.ask(method, target, headers, body.is_null() ? "" : body.dump());
    }

    json read(std::string const& target) const {
        auto const answer = send("GET", target);
        INFO(body_of(answer));
        REQUIRE(answer.status == 200);
        return json::parse(body_of(answer));
    }

    std::string tag(std::string const& of) const { return header_of(send("GET", of), "ETag"); }

    /// Who did what last: "admin create users null {…}".
    std::string last_change() const {
        auto database = trygg::store::open_to_read(town.path());
        auto const head = trygg::store::head_of_log(database).number;
        auto const entry = trygg::store::find_entry(database, head);
        return entry ? entry->actor + " " + entry->kind + " " + entry->collection + " " +
                           entry->before + " " + entry->after
                     : "";
    }

    guarded_town town;
};

/// "/name required; /role code; "
inline std::string problems_of(trygg::http::response const& answer) {
    std::string result;
    auto const document = json::parse(body_of(answer));
    for (auto const& each : document.at("errors")) {
        result += each["pointer"].get<std::string>() + " " + each["code"].get<std::string>() + "; ";
    }
    return result;
}

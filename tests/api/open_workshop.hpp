#pragma once
/// \file A workshop in the made-up town, as its leader and its guests reach it.

#include "api/ask.hpp"

#include <string>

namespace open_workshop_test {

inline trygg::api::principal const editor{.role = trygg::model::role::editor,
                                          .user_id = 1,
                                          .name = "eva",
                                          .by = trygg::api::known_by::token};

inline json const kinna{
    {"title", "Kinna centrum 2030"},
    {"consent", "Det du skriver visas för de andra."},
    {"area", {12.67, 57.50, 12.71, 57.52}},
    {"themes", {"Trafik"}},
    {"categories", {"Mörkt"}},
    {"state", "open"},
    {"vote", "budget"},
    {"budget", 5},
    {"statements", {{{"text", "Torget ska vara bilfritt"}, {"theme", "Trafik"}}}},
    {"scenarios", {{{"text", "Som idag"}}, {{"text", "Gågata"}}}}};

inline json const here{{"type", "Point"}, {"coordinates", {12.6906, 57.5067}}};

/// An open workshop, made by a leader.
class open_workshop {
public:
    explicit open_workshop(json const& changes = json::object()) {
        auto wanted = kinna;
        wanted.merge_patch(changes);
        m_made = json::parse(body_of(lead("POST", "/workshops", wanted)));
    }

    trygg::http::response lead(std::string const& method, std::string const& path,
                               json const& body = nullptr) const {
        trygg::http::request asked{method, path, {{"host", "a"}, {"accept", "*/*"}}};
        if (!body.is_null()) {
            asked.headers.emplace("content-type", "application/json");
            asked.body = body.dump();
        }
        return m_town.service().answer(asked, editor);
    }

    trygg::http::response ask(std::string const& method, std::string const& path, json const& body,
                              std::string const& cookie) const {
        trygg::http::request asked{method, path, {{"host", "a"}, {"accept", "*/*"}}};
        if (!body.is_null()) {
            asked.headers.emplace("content-type", "application/json");
            asked.body = body.dump();
        }
        if (!cookie.empty()) {
            asked.headers.emplace("cookie", cookie);
        }
        return m_town.service().answer(asked);
    }

    /// A guest's cookie.
    std::string join(std::string const& nickname = "") const {
        auto const answer = ask("POST", "/workshops/join",
                                {{"code", code()}, {"nickname", nickname}, {"consent", true}}, "");
        REQUIRE(answer.status == 201);
        auto const cookie = header_of(answer, "Set-Cookie");
        return cookie.substr(0, cookie.find(';'));
    }

    trygg::http::response send(std::string const& cookie, std::string const& what, json message,
                               int number = 1,
                               std::string const& client = "phone-of-somebody") const {
        message["client"] = client;
        message["number"] = number;
        return ask("POST", path() + "/" + what, message, cookie);
    }

    json state(std::string const& cookie) const {
        return json::parse(body_of(ask("GET", path(), nullptr, cookie)));
    }

    json state_of_leader() const {
        return json::parse(body_of(lead("GET", path() + "?as=leader")));
    }

    std::string path() const { return "/workshops/" + m_made["id"].dump(); }
    std::string code() const { return m_made["code"]; }
    json const& made() const { return m_made; }
    town_api const& town() const { return m_town; }

private:
    town_api m_town{};
    json m_made;
};

inline json place(std::string const& comment) {
    return {{"geometry", here}, {"comment", comment}, {"category", "Mörkt"}};
}

inline std::int64_t id_in(trygg::http::response const& answer) {
    return json::parse(body_of(answer))["id"];
}

} // namespace open_workshop_test

#include "api/admin_requests.hpp"

#include "api/accounts.hpp"
#include "api/edit_requests.hpp"
#include "api/refusal.hpp"
#include "api/request_rules.hpp"
#include "secret/digest.hpp"

#include <algorithm>

namespace trygg::api {

http::response private_answer(json const& document, int status) {
    auto result = json_answer(document);
    result.status = status;
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

body_fields::body_fields(json const& body, std::initializer_list<std::string_view> known)
    : m_body(&body) {
    if (!body.is_object()) {
        throw input_error{"the body must be a JSON object"};
    }
    for (auto const& [name, value] : body.items()) {
        if (std::ranges::find(known, name) == known.end()) {
            refuse(name, "unknown", fmt::format("there is no '{}' here", name));
        }
    }
}

bool body_fields::has(std::string_view name) const {
    auto const found = m_body->find(name);
    return found != m_body->end() && !found->is_null();
}

std::optional<std::string> body_fields::text(std::string_view name) {
    if (!has(name)) {
        return std::nullopt;
    }
    auto const& value = m_body->at(std::string{name});
    if (!value.is_string()) {
        refuse(name, "type", fmt::format("{} is a text", name));
        return std::nullopt;
    }
    return value.get<std::string>();
}

std::optional<std::int64_t> body_fields::number(std::string_view name) {
    if (!has(name)) {
        return std::nullopt;
    }
    auto const& value = m_body->at(std::string{name});
    constexpr auto largest = std::int64_t{1} << 53; // that JavaScript holds
    if (!value.is_number_integer() || value > largest || value < -largest) {
        refuse(name, "type", fmt::format("{} is a whole number", name));
        return std::nullopt;
    }
    return value.get<std::int64_t>();
}

bool body_fields::flag(std::string_view name) {
    if (!has(name)) {
        return false;
    }
    auto const& value = m_body->at(std::string{name});
    if (!value.is_boolean()) {
        refuse(name, "type", fmt::format("{} is true or false", name));
        return false;
    }
    return value.get<bool>();
}

void body_fields::refuse(std::string_view name, std::string code, std::string message) {
    m_problems.push_back({fmt::format("/{}", name), std::move(code), std::move(message)});
}

void body_fields::check(std::string_view name, char const* code, std::function<void()> const& run) {
    try {
        run();
    } catch (input_error const& why) {
        refuse(name, code, why.what());
    }
}

std::string body_fields::needed_text(std::string_view name) {
    auto result = text(name).value_or("");
    if (result.empty()) {
        refuse(name, "required", fmt::format("{} is needed", name));
    }
    return result;
}

void body_fields::finish() const {
    if (!m_problems.empty()) {
        throw edit::invalid_feature{m_problems};
    }
}

std::optional<http::response> refused_fields(body_fields const& fields) {
    try {
        fields.finish();
        return std::nullopt;
    } catch (edit::invalid_feature const& why) {
        return invalid(why);
    }
}

http::response administer(context const& at, shows where,
                          std::function<http::response(db::connection&)> const& make) {
    http::response result;
    auto const work = [&](db::connection& database) {
        result = make(database);
    };
    try {
        if (where == shows::on_the_map) {
            at.writer.change(work);
        } else {
            at.writer.note(work);
            at.accounts.catch_up();
        }
    } catch (edit::invalid_feature const& why) {
        return invalid(why);
    } catch (edit::conflict const& why) {
        throw refusal{409, "{}", why.what()};
    }
    return result;
}

std::string administrator_of(context const& at) { return at.who.name.empty() ? "?" : at.who.name; }

std::string tag_of(std::initializer_list<std::string_view> content) {
    secret::digest all{16};
    for (auto const part : content) {
        all.add(fmt::format("{} ", part.size()));
        all.add(part);
    }
    return fmt::format("\"{}\"", all.hex());
}

void require_tag(context const& at, std::string const& now) {
    auto const stated = header(at.request, "if-match");
    if (stated.empty()) {
        throw refusal{428, "State in If-Match the tag of what you change, so that nobody's work "
                           "is lost."};
    }
    if (stated != "*" && stated != now) {
        throw refusal{412, "Somebody else has changed this meanwhile; look at it again."};
    }
}

void take_no_parameters(context const& at) {
    if (!at.query.empty()) {
        throw input_error{"this takes no parameters"};
    }
}

} // namespace trygg::api

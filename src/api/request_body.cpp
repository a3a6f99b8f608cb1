#include "api/request_body.hpp"

#include "api/refusal.hpp"
#include "base/text.hpp"
#include "query/parameters.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace trygg::api {

namespace {

constexpr int deepest = 32;
constexpr std::size_t largest_form = 8 * 1024; // bytes

void check_size(http::request const& asked, std::size_t most) {
    if (asked.headers.contains("content-encoding")) {
        throw refusal{415, "A body may not be packed; send it without Content-Encoding."};
    }
    if (asked.body.size() > most) {
        throw refusal{413, "The body has {} bytes; at most {} are taken.", asked.body.size(), most};
    }
}

bool is_json(std::string_view type) {
    return type == "application/json" ||
           (type.starts_with("application/") && type.ends_with("+json"));
}

/// Keeps the parser from nesting deeply, before it has built anything, and from taking the last of
/// several members with one name.
class strict_reader {
public:
    bool operator()(int depth, json::parse_event_t event, json& parsed) {
        if (depth > deepest) {
            throw refusal{400, "The body nests deeper than {} levels.", deepest};
        }
        if (event == json::parse_event_t::object_start) {
            m_names.emplace_back();
        } else if (event == json::parse_event_t::object_end) {
            m_names.pop_back();
        } else if (event == json::parse_event_t::key &&
                   !m_names.back().insert(parsed.get<std::string>()).second) {
            throw refusal{400, "The body has an object with one name twice."};
        }
        return true;
    }

private:
    std::vector<std::set<std::string>> m_names;
};

/// "a+b%20c" as forms write it.
std::string form_text(std::string_view text) {
    std::string spaced{text};
    std::ranges::replace(spaced, '+', ' ');
    return query::percent_decoded(spaced);
}

} // namespace

std::string media_type_of(http::request const& asked) {
    auto const header = asked.headers.find("content-type");
    if (header == asked.headers.end()) {
        return {};
    }
    return lower(trim(std::string_view{header->second}.substr(0, header->second.find(';'))));
}

json json_body(http::request const& asked, std::size_t most) {
    if (!is_json(media_type_of(asked))) {
        throw refusal{415, "The body must be JSON; send it with Content-Type: application/json."};
    }
    check_size(asked, most);
    strict_reader reader;
    try {
        return json::parse(asked.body, std::ref(reader));
    } catch (json::parse_error const& e) {
        throw refusal{400, "The body is no JSON: something is wrong at byte {}.", e.byte};
    } catch (json::exception const&) {
        throw refusal{400, "The body is no JSON: it has a number that is too large."};
    }
}

std::map<std::string, std::string> form_body(http::request const& asked) {
    if (media_type_of(asked) != "application/x-www-form-urlencoded") {
        throw refusal{415, "The body must be a form, application/x-www-form-urlencoded."};
    }
    check_size(asked, largest_form);
    std::map<std::string, std::string> fields;
    std::string_view rest = asked.body;
    while (!rest.empty()) {
        auto const field = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), field.size() + 1));
        auto const equals = std::min(field.find('='), field.size());
        auto const value = field.substr(std::min(field.size(), equals + 1));
        if (!fields.emplace(form_text(field.substr(0, equals)), form_text(value)).second) {
            throw refusal{400, "The form has a field twice."};
        }
    }
    return fields;
}

} // namespace trygg::api

#include "query/token.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>

namespace trygg::query {

namespace {

using json = nlohmann::ordered_json;
using snapshot::column_type;

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Longer ones come in no request.
constexpr std::size_t longest_token = 8'192;

[[noreturn]] void refuse() {
    throw input_error{
        "'token' is not one that this server gave: take it from a 'next' or 'prev' link"};
}

std::string base64url(std::string_view text) {
    std::string result;
    std::uint32_t bits = 0;
    int held = 0;
    for (char const c : text) {
        bits = (bits << 8U) | static_cast<unsigned char>(c);
        for (held += 8; held >= 6;) {
            held -= 6;
            result += alphabet[(bits >> held) & 63U];
        }
    }
    if (held > 0) {
        result += alphabet[(bits << (6 - held)) & 63U];
    }
    return result;
}

std::string bytes_of(std::string_view base64) {
    std::string result;
    std::uint32_t bits = 0;
    int held = 0;
    for (char const c : base64) {
        auto const value = alphabet.find(c);
        if (value == std::string_view::npos) {
            refuse();
        }
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            result += static_cast<char>((bits >> held) & 255U);
        }
    }
    return result;
}

/// Times are lists, so that they are told from integers.
json json_of(key_value const& value) {
    struct to_json {
        json operator()(std::monostate) const { return nullptr; }
        json operator()(std::int64_t integer) const { return integer; }
        json operator()(double real) const { return real; }
        json operator()(std::string const& text) const { return text; }
        json operator()(snapshot::time_key const& when) const {
            return {when.first, when.nanoseconds, when.last};
        }
    };
    return std::visit(to_json{}, value);
}

bool is_time(json const& value) {
    return value.is_array() && value.size() == 3 &&
           std::ranges::all_of(value, [](json const& part) { return part.is_number_integer(); });
}

key_value value_of(json const& value) {
    if (value.is_null()) {
        return {};
    }
    if (value.is_number_integer()) {
        return value.get<std::int64_t>();
    }
    if (value.is_number_float()) {
        return value.get<double>();
    }
    if (is_time(value)) {
        return snapshot::time_key{value[0].get<std::int64_t>(), value[1].get<std::int32_t>(),
                                  value[2].get<std::int64_t>()};
    }
    if (!value.is_string()) {
        refuse();
    }
    return value.get<std::string>();
}

/// [collection, sorted by, backwards, id, value, value …]; the first or last page has no id.
token token_of(json const& parts) {
    bool const shaped = parts.is_array() && parts.size() >= 3 && parts[0].is_string() &&
                        parts[1].is_string() && parts[2].is_boolean() &&
                        (parts.size() == 3 || parts[3].is_string());
    if (!shaped) {
        refuse();
    }
    token result{parts[0], parts[1], {.backwards = parts[2]}};
    if (parts.size() > 3) {
        position at{.id = parts[3]};
        for (std::size_t i = 4; i < parts.size(); ++i) {
            at.keys.push_back(value_of(parts[i]));
        }
        result.start.at = std::move(at);
    }
    return result;
}

bool fits(key_value const& value, column_type type) {
    switch (type) {
    case column_type::integer:
    case column_type::boolean:
        return value.index() == 0 || std::holds_alternative<std::int64_t>(value);
    case column_type::real:
        return value.index() == 0 || std::holds_alternative<double>(value);
    case column_type::temporal:
        return value.index() == 0 || std::holds_alternative<snapshot::time_key>(value);
    case column_type::text:
        return value.index() == 0 || std::holds_alternative<std::string>(value);
    case column_type::json:
        break;
    }
    return false;
}

} // namespace

std::string token_for(std::string_view collection, std::string_view sorted_by,
                      page_start const& start) {
    json parts{collection, sorted_by, start.backwards};
    if (start.at) {
        parts.push_back(start.at->id);
        for (auto const& value : start.at->keys) {
            parts.push_back(json_of(value));
        }
    }
    return base64url(parts.dump());
}

token parse_token(std::string_view text) {
    if (text.empty() || text.size() > longest_token) {
        refuse();
    }
    auto const bytes = bytes_of(text);
    auto const parts = is_utf8(bytes) ? json::parse(bytes, nullptr, false) : json{};
    if (parts.is_discarded()) {
        refuse();
    }
    return token_of(parts);
}

page_start start_of(token const& from, snapshot::table const& table, order const& by) {
    if (from.collection != table.id) {
        throw input_error{"'token' belongs to the collection '{}', not to '{}'", from.collection,
                          table.id};
    }
    if (from.sorted_by != text_of(table, by)) {
        throw input_error{"'token' belongs to another 'sortby': '{}'", from.sorted_by};
    }
    if (!from.start.at) {
        return from.start;
    }
    auto const& keys = from.start.at->keys;
    bool fitting = keys.size() == by.size();
    for (std::size_t i = 0; fitting && i < keys.size(); ++i) {
        fitting = fits(keys[i], table.properties[by[i].column]->type);
    }
    if (!fitting) {
        refuse();
    }
    return from.start;
}

} // namespace trygg::query

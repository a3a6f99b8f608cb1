#include "edit/field_check.hpp"

#include "base/text.hpp"
#include "edit/links.hpp"
#include "model/codes.hpp"
#include "model/role.hpp"
#include "model/when.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace trygg::edit {
namespace {

/// Thrown within this file: the value cannot be taken.
struct refused {
    char const* code;
    std::string message;
};

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_control(char c) {
    auto const code = static_cast<unsigned char>(c);
    return (code < 32 && c != '\n' && c != '\t') || code == 127;
}

std::string checked_text(json const& given, double most) {
    if (!given.is_string()) {
        throw refused{"type", "This must be a text."};
    }
    auto text = std::string{trim(given.get<std::string>())};
    std::erase(text, '\r');
    if (!is_utf8(text) || std::ranges::any_of(text, is_control)) {
        throw refused{"type", "This text holds characters that are no letters."};
    }
    if (most > 0 && static_cast<double>(letters_of(text)) > most) {
        throw refused{"too_long", fmt::format("This text may have at most {} letters.", most)};
    }
    return text;
}

json checked_integer(json const& given, double most) {
    bool const is_whole =
        given.is_number_integer() ||
        (given.is_number() && std::trunc(given.get<double>()) == given.get<double>());
    if (!is_whole) {
        throw refused{"type", "This must be a whole number."};
    }
    auto const number = given.get<double>();
    if (!(number >= 0) || number > most) {
        throw refused{"range", fmt::format("This must be a number from 0 to {:.0f}.", most)};
    }
    return static_cast<std::int64_t>(number);
}

json checked_real(json const& given, double most) {
    if (!given.is_number()) {
        throw refused{"type", "This must be a number."};
    }
    auto const number = given.get<double>();
    if (!(number >= 0) || number > most) {
        throw refused{"range", fmt::format("This must be a number from 0 to {:.0f}.", most)};
    }
    return number;
}

std::string checked_date(json const& given) {
    constexpr std::size_t longest = 10;
    auto text = checked_text(given, 0);
    if (!text.empty() && (text.size() > longest || !model::days_of(text))) {
        throw refused{"date", "Write a date as 2021-05-31, 2021-05 or 2021."};
    }
    return text;
}

std::string checked_code(json const& given, field const& of) {
    auto text = checked_text(given, of.most);
    auto const list = model::codes(of.codes);
    bool const is_known =
        std::ranges::any_of(list, [&](model::code const& each) { return each.code == text; });
    if (!text.empty() && !is_known && of.type == field_type::code) {
        std::vector<std::string> known;
        for (auto const& each : list) {
            known.push_back(each.code);
        }
        throw refused{"code", fmt::format("This must be one of {}.", fmt::join(known, ", "))};
    }
    return text;
}

std::string checked_role(json const& given) {
    auto text = checked_text(given, 0);
    if (!text.empty() && !model::role_of(text)) {
        throw refused{"code", "This must be one of public, staff, editor, admin."};
    }
    return text;
}

std::string checked_link(json const& given, double most) {
    auto text = checked_text(given, most);
    bool const is_link = text.starts_with("https://") || text.starts_with("http://");
    if (!text.empty() && (!is_link || text.find(' ') != std::string::npos)) {
        throw refused{"link", "A link begins with https:// or http:// and has no spaces."};
    }
    return text;
}

json checked_target(db::connection& database, field_type type, json const& given) {
    bool const by_text = type == field_type::zone || type == field_type::zones;
    if (by_text ? !given.is_string() : !given.is_number_integer()) {
        throw refused{"type", by_text ? "Name a zone as deso/1463A0010."
                                      : "Name what is meant by its id, a whole number."};
    }
    auto const target = by_text ? json(checked_text(given, 0)) : given;
    if (target != "" && !link_exists(database, type, target)) {
        throw refused{"no_such", "There is no such thing as this names."};
    }
    return target;
}

json checked_list(db::connection& database, field const& of, json const& given) {
    if (!given.is_array() || static_cast<double>(given.size()) > of.most) {
        throw refused{"type", fmt::format("This must be a list of at most {}.", of.most)};
    }
    std::set<json> targets;
    for (auto const& each : given) {
        targets.insert(checked_target(database, of.type, each));
    }
    return targets;
}

json checked(db::connection& database, field const& of, json const& given) {
    switch (of.type) {
    case field_type::text:
        return checked_text(given, of.most);
    case field_type::integer:
        return checked_integer(given, of.most);
    case field_type::real:
        return checked_real(given, of.most);
    case field_type::boolean:
        if (!given.is_boolean()) {
            throw refused{"type", "This must be true or false."};
        }
        return given;
    case field_type::date:
        return checked_date(given);
    case field_type::code:
    case field_type::open_code:
        return checked_code(given, of);
    case field_type::role:
        return checked_role(given);
    case field_type::link:
        return checked_link(given, of.most);
    case field_type::commitment:
    case field_type::zone:
        return checked_target(database, of.type, given);
    default:
        return checked_list(database, of, given);
    }
}

} // anonymous namespace

json checked_value(db::connection& database, field const& of, json const& given,
                   std::vector<field_problem>& problems) {
    auto const nothing = of.is_list() ? json::array() : json{};
    auto const pointer = "/properties/" + of.name;
    try {
        auto value = given.is_null() ? nothing : checked(database, of, given);
        if (value == "") {
            value = nullptr;
        }
        if (of.required && value.is_null()) {
            throw refused{"required", "This must be stated."};
        }
        return value;
    } catch (refused const& why) {
        problems.push_back({pointer, why.code, why.message});
        return nothing;
    }
}

} // namespace trygg::edit

#include "api/workshop_input.hpp"

#include "api/workshop_shape.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace trygg::api {

namespace {

constexpr std::size_t longest_comment = 1000;
constexpr std::size_t longest_text = 4000;
constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_label = 80;
constexpr std::size_t most_labels = 20;
constexpr std::size_t most_items = 60;
constexpr std::size_t largest_changes = 64 * 1024; // bytes
constexpr std::int64_t most_points = 100;
constexpr double least_side = 50; // metres

std::size_t letters_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') || c == '\x7f';
}

bool is_label_of(std::string const& labels, std::string const& text) {
    auto const all = json::parse(labels);
    return text.empty() || std::ranges::find(all, json(text)) != all.end();
}

/// Change a text when it is stated.
void read_text(json const& given, char const* name, std::size_t most, std::string& into) {
    if (given.contains(name)) {
        into = text_member(given, name, most);
    }
}

void read_choice(json const& given, char const* name,
                 std::initializer_list<std::string_view> choices, std::string& into) {
    read_text(given, name, longest_label, into);
    if (given.contains(name) && std::ranges::find(choices, into) == choices.end()) {
        throw input_error{"{} is none of: {}", name, fmt::join(choices, ", ")};
    }
}

void read_labels(json const& given, char const* name, std::string& into) {
    if (!given.contains(name)) {
        return;
    }
    auto const& list = given.at(name);
    if (!list.is_array() || list.size() > most_labels) {
        throw input_error{"{} is a list of at most {} texts", name, most_labels};
    }
    auto result = json::array();
    for (auto const& each : list) {
        result.push_back(text_member({{name, each}}, name, longest_label));
    }
    into = result.dump();
}

void read_time(json const& given, char const* name, std::optional<std::string>& into) {
    if (!given.contains(name)) {
        return;
    }
    auto const text = text_member(given, name, longest_label);
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    auto const fits = [&] {
        return text.size() == form.size() && std::ranges::equal(text, form, [](char a, char b) {
                   return b == '0' ? a >= '0' && a <= '9' : a == b;
               });
    };
    if (!text.empty() && (!fits() || !time::parse(text))) {
        throw input_error{"{} is a time in UTC such as 2030-05-01T16:00:00Z, or null", name};
    }
    into = text.empty() ? std::nullopt : std::optional{text};
}

void read_area(json const& given, std::string& into) {
    if (!given.contains("area")) {
        return;
    }
    auto const& area = given.at("area");
    bool const numbers =
        area.is_array() && area.size() == 4 &&
        std::ranges::all_of(area, [](json const& each) { return each.is_number(); });
    if (!numbers || area[0] >= area[2] || area[1] >= area[3] || area[0] < -180 || area[2] > 180 ||
        area[1] < -90 || area[3] > 90) {
        throw input_error{"area is [west, south, east, north] in degrees"};
    }
    constexpr double degree = 111'320; // metres of latitude, or of longitude at the equator
    double const west = area[0], south = area[1], east = area[2], north = area[3];
    double const shrunk = std::cos((south + north) / 2 * std::numbers::pi / 180);
    if ((east - west) * degree * shrunk < least_side || (north - south) * degree < least_side) {
        throw input_error{"area is {} m wide and high at least", least_side};
    }
    into = area.dump();
}

std::string read_changes(json const& item) {
    if (!item.contains("changes") || item.at("changes").is_null()) {
        return {};
    }
    auto const& changes = item.at("changes");
    auto text = changes.dump();
    if (text.size() > largest_changes) {
        throw input_error{"the changes of a scenario have {} bytes; at most {} are taken",
                          text.size(), largest_changes};
    }
    check_feature_collection(changes);
    return text;
}

void read_items(json const& given, char const* name, std::string const& kind,
                store::workshop& into) {
    if (!given.contains(name)) {
        return;
    }
    auto const& list = given.at(name);
    if (!list.is_array() || list.size() > most_items) {
        throw input_error{"{} is a list of at most {}", name, most_items};
    }
    std::erase_if(into.items, [&](auto const& item) { return item.kind == kind; });
    for (auto const& each : list) {
        check_members(each, {"id", "theme", "text", "changes"});
        into.items.push_back({number_member(each, "id").value_or(0), kind,
                              text_member(each, "theme", longest_label),
                              text_member(each, "text", longest_comment),
                              kind == "scenario" ? read_changes(each) : ""});
        if (into.items.back().text.empty()) {
            throw input_error{"each of {} needs a text", name};
        }
    }
}

} // namespace

void check_members(json const& given, std::initializer_list<std::string_view> known) {
    if (!given.is_object()) {
        throw input_error{"a JSON object is expected"};
    }
    for (auto const& [name, value] : given.items()) {
        if (std::ranges::find(known, name) == known.end()) {
            throw input_error{"there is no member of that name; there are: {}",
                              fmt::join(known, ", ")};
        }
    }
}

std::string text_member(json const& given, char const* name, std::size_t most) {
    if (!given.contains(name) || given.at(name).is_null()) {
        return {};
    }
    auto const& value = given.at(name);
    if (!value.is_string()) {
        throw input_error{"{} is a text", name};
    }
    std::string result{trim(value.get_ref<std::string const&>())};
    if (letters_of(result) > most || std::ranges::any_of(result, is_control)) {
        throw input_error{"{} is a text of at most {} letters without control characters", name,
                          most};
    }
    return result;
}

std::optional<std::int64_t> number_member(json const& given, char const* name) {
    if (!given.contains(name) || given.at(name).is_null()) {
        return {};
    }
    auto const& value = given.at(name);
    if (!value.is_number_integer() || value < 0 || value > (std::int64_t{1} << 53)) {
        throw input_error{"{} is a whole number of 0 or more", name};
    }
    return value.get<std::int64_t>();
}

message_name read_name(json const& given) {
    message_name result{text_member(given, "client", 64), 0};
    auto const fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
    };
    if (result.client.size() < 16 || !std::ranges::all_of(result.client, fits)) {
        throw input_error{"client is a random name of 16 to 64 small letters, digits and hyphens"};
    }
    auto const number = number_member(given, "number");
    if (!number) {
        throw input_error{"number counts what the client sends"};
    }
    result.number = *number;
    return result;
}

void read_contribution(json const& given, store::workshop const& in, store::contribution& into) {
    read_text(given, "comment", longest_comment, into.comment);
    read_text(given, "category", longest_label, into.category);
    read_text(given, "theme", longest_label, into.theme);
    if (given.contains("scenario")) {
        into.scenario_id = number_member(given, "scenario");
    }
    if (given.contains("question")) {
        into.question_id = number_member(given, "question");
    }
    if (given.contains("geometry") && !given.at("geometry").is_null()) {
        into.geometry = checked_shape(given.at("geometry"), json::parse(in.area));
        into.kind = kind_of_shape(given.at("geometry"));
    }
    if (into.kind.empty()) {
        into.kind = "answer";
    }
    auto const is = [&](std::optional<std::int64_t> id, std::string_view kind) {
        auto const* item = id ? in.find_item(*id) : nullptr;
        return !id || (item != nullptr && item->kind == kind);
    };
    if (!is_label_of(in.categories, into.category) || !is_label_of(in.themes, into.theme) ||
        !is(into.scenario_id, "scenario") || !is(into.question_id, "question")) {
        throw input_error{"category, theme, scenario and question are those of the workshop"};
    }
    if (into.comment.empty() && (into.category.empty() || into.kind == "answer")) {
        throw input_error{"say something: a comment, or a category of a place"};
    }
}

void read_workshop(json const& given, store::workshop& into) {
    check_members(given, {"title", "intro", "consent", "area", "themes", "categories", "moderation",
                          "vote", "budget", "state", "opens", "closes", "made_up", "statements",
                          "scenarios", "questions"});
    read_text(given, "title", longest_title, into.title);
    read_text(given, "intro", longest_text, into.intro);
    read_text(given, "consent", longest_text, into.consent);
    if (into.title.empty() || into.consent.empty()) {
        throw input_error{"a workshop needs a title, and a consent text that guests agree to"};
    }
    read_area(given, into.area);
    read_labels(given, "themes", into.themes);
    read_labels(given, "categories", into.categories);
    read_choice(given, "moderation", {"pre", "post"}, into.moderation);
    read_choice(given, "vote", {"none", "one", "budget"}, into.vote);
    read_choice(given, "state", {"draft", "open", "frozen", "closed"}, into.state);
    into.budget = number_member(given, "budget").value_or(into.budget);
    if (into.budget < 1 || into.budget > most_points) {
        throw input_error{"budget is 1 to {} points", most_points};
    }
    read_time(given, "opens", into.opens);
    read_time(given, "closes", into.closes);
    into.made_up = given.value("made_up", json(into.made_up)) == json(true);
    read_items(given, "statements", "statement", into);
    read_items(given, "scenarios", "scenario", into);
    read_items(given, "questions", "question", into);
    if (into.area == "[]") {
        throw input_error{"a workshop needs an area: [west, south, east, north] in degrees"};
    }
}

stated_reaction read_reaction(json const& given) {
    check_members(given, {"client", "number", "statement", "contribution", "answer"});
    auto const statement = number_member(given, "statement");
    auto const contribution = number_member(given, "contribution");
    auto const answer = text_member(given, "answer", longest_label);
    if (statement.has_value() == contribution.has_value()) {
        throw input_error{"a reaction is to a statement or to a contribution"};
    }
    bool const fits = statement ? answer.empty() || answer == "agree" || answer == "disagree" ||
                                      answer == "dont_know"
                                : answer.empty() || answer == "like";
    if (!fits) {
        throw input_error{"answers to a statement are agree, disagree and dont_know, to a "
                          "contribution like, and null takes one back"};
    }
    return {{statement.has_value(), statement ? *statement : *contribution}, answer};
}

store::points read_vote(json const& given, store::workshop const& in) {
    check_members(given, {"client", "number", "points"});
    auto const none = json::object();
    auto const& stated = given.contains("points") ? given.at("points") : none;
    if (!stated.is_object() || in.vote == "none") {
        throw input_error{"points are an object: scenario -> points; not every workshop votes"};
    }
    store::points result;
    std::int64_t sum = 0;
    for (auto const& item : in.items) {
        if (item.kind == "scenario") {
            auto const points = number_member(stated, std::to_string(item.id).c_str());
            result[item.id] = points.value_or(0);
            sum += result[item.id] > most_points ? most_points + 1 : result[item.id];
        }
    }
    bool const strangers = std::ranges::any_of(stated.items(), [&](auto const& each) {
        return std::ranges::none_of(
            result, [&](auto const& one) { return std::to_string(one.first) == each.key(); });
    });
    if (strangers || sum > (in.vote == "one" ? 1 : in.budget)) {
        throw input_error{"a vote has at most {} points, on scenarios of the workshop",
                          in.vote == "one" ? 1 : in.budget};
    }
    return result;
}

} // namespace trygg::api

/// \file Profiles of one's own: other words and columns, and what is refused in them.

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "importing.hpp"
#include "ingest/profile.hpp"
#include "ingest/vocabulary.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <sstream>

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

constexpr auto english = R"(name = "english"
theme = "survey"
[fields]
id = ["no"]
age = ["age"]
safe_day = ["by day"]
safe_evening = ["after dark"]
problems = ["problems"]
[constants]
year = "2023"
[codes.answers]
"I feel fine" = "safe"
"I feel bad" = "unsafe"
"n/a" = ""
[codes.safe_day]
"I feel bad" = "dont_know"
[codes.problems]
"Kids on bikes" = "speeding"
[[mention]]
sentiment = "unsafe"
[mention.fields]
place = ["where"]
reasons = ["because"]
[codes.reasons]
"Too dark" = "poor_lighting"
)";

std::string text_of(std::string const& path) {
    std::ifstream file{path};
    std::stringstream all;
    all << file.rdbuf();
    return all.str();
}

bool has_notice(ingest::file_report const& report, std::string const& code,
                std::string const& part) {
    return std::ranges::any_of(report.notices, [&](auto const& each) {
        return each.first == code && each.second.find(part) != std::string::npos;
    });
}

} // namespace

TEST_CASE("the words of a survey in another language are translated by a profile") {
    importing here;

    auto const report = here.import(
        here.file("english.toml", english),
        here.file("answers.csv", "no;by day;after dark;problems;where;because\n"
                                 "1;I feel fine;I feel bad;Kids on bikes;The park;Too dark\n"
                                 "2;I feel bad;n/a;;;\n"));

    CHECK(report.accepted == 2);
    CHECK(report.notices.empty());
    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT count(*) FROM response WHERE safe_day = 'safe' AND safe_evening = "
                         "'unsafe'") == 1);
    CHECK(database.count("SELECT count(*) FROM response WHERE safe_day = 'dont_know' AND "
                         "safe_evening IS NULL") == 1);
    CHECK(database.count("SELECT count(*) FROM mention_reason WHERE reason = 'poor_lighting'") ==
          1);
    CHECK(database.count("SELECT count(*) FROM response_problem WHERE problem = 'speeding'") == 1);
}

TEST_CASE("a survey most of whose answers nobody knows is refused with a remedy") {
    importing here;
    auto const file = here.file("svar-2023.csv", "Svarsnummer;Trygg på dagen\n"
                                                 "1;I feel fine\n2;I feel fine\n3;Mycket trygg\n");

    CHECK_THROWS_WITH(here.import("survey", file), Contains("'I feel fine' (2)") &&
                                                       Contains("[codes.answers]") &&
                                                       Contains("Nothing was imported"));

    CHECK_FALSE(std::filesystem::exists(here.database()));
}

TEST_CASE("keys of a profile that its theme does not have are refused with the nearest") {
    importing here;
    auto const refused = [&](std::string const& rest, std::string const& what) {
        auto const path = here.file("mine.toml", "name = \"mine\"\ntheme = \"survey\"\n" + rest);
        CHECK_THROWS_WITH(ingest::load_profile(path),
                          Contains("mine.toml line ") && Contains(what));
    };

    refused("[fields]\nsafe_evenig = [\"x\"]\n", "[fields] has no key 'safe_evenig'; did you mean "
                                                 "'safe_evening'?");
    refused("[constants]\nsamplin = \"open\"\n", "[constants] has no key 'samplin'; did you mean "
                                                 "'sampling'?");
    refused("[codes.answer]\n\"x\" = \"safe\"\n", "[codes] has no key 'answer'; did you mean "
                                                  "'answers'?");
    refused("[codes.answers]\n\"x\" = \"very_safe\"\n", "'very_safe' is not in the list answers");
    refused("[[mention]]\nsentiment = \"unsafe\"\n[mention.fields]\nreason = [\"x\"]\n",
            "[mention.fields] has no key 'reason'; did you mean 'reasons'?");
    refused("[[mention]]\nsentiment = \"bad\"\n[mention.fields]\nplace = [\"x\"]\n",
            "sentiment is unsafe or safe");
}

TEST_CASE("kinds of incident that the list does not have are told") {
    importing here;

    auto const report =
        here.import("points", here.file("p.csv", "id,kind,date,lon,lat\n"
                                                 "1,arson,2020-05-01,12.61,57.46\n"
                                                 "2,Broken gnome,2020-05-01,12.61,57.46\n"));

    CHECK(has_notice(report, "new_incident_kinds", "'Broken gnome' (1)"));
}

TEST_CASE("the population of zones needs its year, and a constant says it") {
    importing here;
    auto zones = here.request("zones", here.file("z.geojson", R"({"type":"FeatureCollection",
 "features":[{"type":"Feature","properties":{"code":"A","population":120,"folk":130},"geometry":
 {"type":"Polygon","coordinates":[[[12.4,57.5],[12.5,57.5],[12.5,57.6],[12.4,57.5]]]}}]})"));
    zones.set = "areas";

    CHECK(has_notice(here.import(zones), "population_without_year", "[constants]"));
    zones.fields["population"] = "folk";
    CHECK_THROWS_WITH(here.import(zones), Contains("of which year is the population?"));
    zones.profile = here.file("mine.toml", "name = \"mine\"\ntheme = \"zones\"\n[fields]\n"
                                           "code = [\"code\"]\npopulation = [\"folk\"]\n"
                                           "[constants]\npopulation_year = \"2023\"\n");
    here.import(zones);
    auto database = store::open_to_read(here.database());
    CHECK(database.count("SELECT count FROM population WHERE code = 'A' AND year = 2023") == 130);
}

TEST_CASE("docs/profiles.md lists every field and constant of each theme") {
    std::string lists;
    for (auto const& theme : ingest::vocabularies()) {
        lists += fmt::format("\n### Theme `{}`\n\n| | name | what |\n|---|---|---|\n", theme.theme);
        auto const add = [&](char const* kind, std::span<ingest::field_word const> words) {
            for (auto const& each : words) {
                auto const codes =
                    *each.list == '\0'
                        ? std::string{}
                        : fmt::format(" (codes: `{}`{})", each.list,
                                      each.open ? ", others are taken as they are" : "");
                lists += fmt::format("| {} | `{}` | {}{} |\n", kind, each.name, each.what, codes);
            }
        };
        add("field", theme.fields);
        add("constant", theme.constants);
        add("field of a mention", theme.mention);
    }
    auto const text = text_of(
        (std::filesystem::path{__FILE__}.parent_path() / "../../docs/profiles.md").string());
    auto const start = text.find("\n### Theme ");

    REQUIRE(start != std::string::npos);
    CHECK(text.substr(start) == lists);
}

#include "base/error.hpp"
#include "store/contributions.hpp"
#include "store/database.hpp"
#include "store/participants.hpp"
#include "store/reactions.hpp"
#include "store/workshop_events.hpp"
#include "store/workshops.hpp"
#include "temp_folder.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace trygg;
using namespace trygg::store;
using Catch::Matchers::Contains;

namespace {

workshop kinna() {
    return {.title = "Kinna centrum 2030",
            .themes = R"(["Trafik"])",
            .state = "open",
            .items = {{.kind = "statement", .theme = "Trafik", .text = "Torget är bilfritt"},
                      {.kind = "scenario", .text = "Som idag"},
                      {.kind = "scenario", .text = "Gågata"}}};
}

contribution a_point(std::int64_t workshop, std::int64_t number) {
    return {.workshop_id = workshop,
            .client = "phone",
            .number = number,
            .kind = "point",
            .comment = "Mörkt här",
            .geometry = R"({"type":"Point","coordinates":[12.6906,57.5067]})"};
}

/// A database with one open workshop.
struct one_workshop {
    temp_folder folder{};
    db::connection database{open_to_write(folder / "a.db")};
    std::int64_t id{add_workshop(database, kinna())};
};

} // namespace

TEST_CASE("codes of workshops are long, and none of their letters looks like another") {
    std::set<std::string> seen;

    for (int i = 0; i < 200; ++i) {
        auto const code = new_code();
        CHECK(code.size() == 8);
        CHECK(code.find_first_of("01ILOU") == std::string::npos);
        seen.insert(code);
    }

    CHECK(seen.size() == 200);
}

TEST_CASE("a workshop is found by its code, however it is typed") {
    one_workshop at;
    auto const code = find_workshop(at.database, at.id).code;
    auto typed = code.substr(0, 4) + "-" + code.substr(4);
    for (auto& c : typed) {
        c = static_cast<char>(std::tolower(c));
    }

    CHECK(workshop_of_code(at.database, typed) == at.id);
    CHECK_FALSE(workshop_of_code(at.database, "ZZZZZZZZ"));
    CHECK_THROWS_AS(find_workshop(at.database, 99), not_found);
}

TEST_CASE("a workshop is open when its leader and the clock say so") {
    auto made = kinna();
    made.opens = "2030-05-01T16:00:00Z";
    made.closes = "2030-05-01T19:00:00Z";

    CHECK_FALSE(made.is_open("2030-05-01T15:59:59Z"));
    CHECK(made.is_open("2030-05-01T16:00:00Z"));
    CHECK_FALSE(made.is_open("2030-05-01T19:00:00Z"));
    made.state = "frozen";
    CHECK_FALSE(made.is_open("2030-05-01T17:00:00Z"));
}

TEST_CASE("items keep their ids when a workshop is changed, and those in use stay") {
    one_workshop at;
    auto changed = find_workshop(at.database, at.id);
    auto const guest = join(at.database, at.id, "Kim").who;
    react(at.database, guest.id, {true, changed.items[0].id}, "agree");
    changed.items[0].text = "Torget blir bilfritt";
    changed.items.erase(changed.items.begin() + 1);
    changed.items.push_back({.kind = "question", .text = "Vad saknas?"});

    change_workshop(at.database, changed);

    auto const found = find_workshop(at.database, at.id);
    REQUIRE(found.items.size() == 3);
    CHECK(found.items[0].id == changed.items[0].id);
    CHECK(found.items[0].text == "Torget blir bilfritt");
    CHECK(found.items[2].kind == "question");
    CHECK(found.version == 2);
    changed = found;
    changed.items.erase(changed.items.begin());
    CHECK_THROWS_WITH(change_workshop(at.database, changed), Contains("has been answered"));
}

TEST_CASE("a guest is known by the secret alone, of which only a hash is kept") {
    one_workshop at;

    auto const guest = join(at.database, at.id, std::nullopt);

    CHECK(guest.secret.size() == 48);
    CHECK(participant_of(at.database, guest.secret)->id == guest.who.id);
    CHECK_FALSE(participant_of(at.database, std::string(48, 'a')));
    CHECK_FALSE(participant_of(at.database, ""));
    CHECK(at.database.count("SELECT count(*) FROM participant WHERE secret_hash = ?",
                            guest.secret) == 0);
}

TEST_CASE("a contribution comes back where it was put") {
    one_workshop at;

    auto const id = add_contribution(at.database, a_point(at.id, 1)).id;

    auto const found = find_contribution(at.database, at.id, id);
    CHECK(found.geometry == R"({"type":"Point","coordinates":[12.6906,57.5067]})");
    CHECK(found.comment == "Mörkt här");
    CHECK(at.database.count("SELECT ST_Srid(geom) FROM contribution") == 3006);
    CHECK_THROWS_AS(find_contribution(at.database, at.id + 1, id), not_found);
}

TEST_CASE("what a client sends twice cannot be stored twice") {
    one_workshop at;
    add_contribution(at.database, a_point(at.id, 1));

    CHECK_THROWS_AS(add_contribution(at.database, a_point(at.id, 1)), error);

    CHECK(contributions(at.database, at.id).size() == 1);
    keep_receipt(at.database, {at.id, 7, "phone", 1}, "{}");
    CHECK(receipt(at.database, {at.id, 7, "phone", 1}) == "{}");
    CHECK_FALSE(receipt(at.database, {at.id, 8, "phone", 1}));
    CHECK_FALSE(receipt(at.database, {at.id, 7, "phone", 2}));
    CHECK_FALSE(receipt(at.database, {at.id, 7, "other", 1}));
}

TEST_CASE("a participant can make two hundred contributions and no more") {
    one_workshop at;
    auto made = a_point(at.id, 0);
    made.participant_id = join(at.database, at.id, std::nullopt).who.id;
    made.geometry.clear();
    made.kind = "answer";
    db::transaction all{at.database};
    for (int i = 0; i < 200; ++i) {
        made.number = i;
        add_contribution(at.database, made);
    }

    made.number = 200;

    CHECK_THROWS_AS(add_contribution(at.database, made), input_error);
}

TEST_CASE("a reaction replaces the one before, and can be taken back") {
    one_workshop at;
    auto const statement = find_workshop(at.database, at.id).items[0].id;
    auto const one = join(at.database, at.id, std::nullopt).who.id;
    auto const other = join(at.database, at.id, std::nullopt).who.id;
    reaction_target const target{true, statement};
    react(at.database, one, target, "agree");
    react(at.database, other, target, "agree");
    react(at.database, other, target, "disagree");

    CHECK(count_reactions(at.database, target) == reaction_counts{{"agree", 1}, {"disagree", 1}});
    CHECK(reactions_of(at.database, other).at(target) == "disagree");
    react(at.database, one, target, "");
    CHECK(all_reactions(at.database, at.id).at(target) == reaction_counts{{"disagree", 1}});
}

TEST_CASE("a merged contribution gives its likes to the other, each person's once") {
    one_workshop at;
    auto const one = join(at.database, at.id, std::nullopt).who.id;
    auto const other = join(at.database, at.id, std::nullopt).who.id;
    auto const from = add_contribution(at.database, a_point(at.id, 1)).id;
    auto const into = add_contribution(at.database, a_point(at.id, 2)).id;
    react(at.database, one, {false, from}, "like");
    react(at.database, one, {false, into}, "like");
    react(at.database, other, {false, from}, "like");

    merge_contribution(at.database, from, into);

    CHECK(count_reactions(at.database, {false, into}) == reaction_counts{{"like", 2}});
    CHECK(count_reactions(at.database, {false, from}).empty());
}

TEST_CASE("a vote replaces the whole vote before") {
    one_workshop at;
    auto const items = find_workshop(at.database, at.id).items;
    auto const one = join(at.database, at.id, std::nullopt).who.id;
    vote(at.database, one, {{items[1].id, 3}, {items[2].id, 2}});

    vote(at.database, one, {{items[2].id, 5}});

    CHECK(count_votes(at.database, at.id).totals == points{{items[2].id, 5}});
    CHECK(count_votes(at.database, at.id).voters == 1);
    CHECK(votes_of(at.database, one) == points{{items[2].id, 5}});
}

TEST_CASE("events are numbered in each workshop and told to whom they are for") {
    one_workshop at;
    workshop_event event{.workshop_id = at.id, .kind = "votes", .data = "{}"};
    append(at.database, event);
    event.audience = 7;
    append(at.database, event);
    event.audience = 0;
    append(at.database, event);

    CHECK(event.number == 3);
    CHECK(last_event(at.database, at.id) == 3);
    auto const missed = events_between(at.database, at.id, 1, 3);
    REQUIRE(missed->size() == 2);
    CHECK(missed->front().is_for(7, false));
    CHECK_FALSE(missed->front().is_for(8, false));
    CHECK(missed->front().is_for(8, true));
    CHECK_FALSE(missed->back().is_for(7, false));
    CHECK_FALSE(missed->back().is_for(0, false));
    CHECK_FALSE(events_between(at.database, at.id, 4, 3));
}

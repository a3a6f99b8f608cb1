#include "cli/demo_workshop.hpp"

#include "api/workshop_input.hpp"
#include "base/assets.hpp"
#include "store/participants.hpp"

#include <string>
#include <vector>

namespace trygg::cli {
namespace {

using api::json;

constexpr char const* code = "KNNA2345";
constexpr char const* client = "made-up-by-the-demo";

std::vector<std::int64_t> items_of(store::workshop const& in, std::string_view kind) {
    std::vector<std::int64_t> result;
    for (auto const& item : in.items) {
        if (item.kind == kind) {
            result.push_back(item.id);
        }
    }
    return result;
}

/// Guests with what they think of statements and scenarios.
std::vector<std::int64_t> add_guests(db::connection& database, json const& demo,
                                     store::workshop const& in) {
    std::vector<std::int64_t> guests;
    auto const statements = items_of(in, "statement"), scenarios = items_of(in, "scenario");
    for (std::size_t i = 0; i < demo["guests"].size(); ++i) {
        std::string const name = demo["guests"][i];
        auto const guest =
            store::join(database, in.id, name.empty() ? std::nullopt : std::optional{name}).who.id;
        for (std::size_t s = 0; s < statements.size(); ++s) {
            std::string const answer = demo["answers"][i][s];
            store::react(database, guest, {true, statements[s]}, answer);
        }
        store::points given;
        for (std::size_t s = 0; s < scenarios.size(); ++s) {
            given[scenarios[s]] = demo["points"][i][s];
        }
        store::vote(database, guest, given);
        guests.push_back(guest);
    }
    return guests;
}

/// In the file, guest, scenario and question are counted from 0.
store::contribution read(json said, store::workshop const& in,
                         std::vector<std::int64_t> const& guests, std::int64_t number) {
    auto message = said["properties"];
    store::contribution made{.workshop_id = in.id,
                             .participant_id = guests.at(message["guest"]),
                             .client = client,
                             .number = number};
    message["geometry"] = said["geometry"];
    for (auto const* kind : {"scenario", "question"}) {
        if (message.contains(kind)) {
            message[kind] = items_of(in, kind).at(message[kind]);
        }
    }
    api::read_contribution(message, in, made);
    return made;
}

} // namespace

void add_demo_workshop(db::connection& database) {
    if (database.count("SELECT count(*) FROM workshop") > 0) {
        return;
    }
    auto const demo = json::parse(asset_bytes("data/demo/workshop.geojson"));
    store::workshop made;
    api::read_workshop(demo["workshop"], made);
    made.code = code;
    db::transaction all{database};
    auto const in = store::find_workshop(database, store::add_workshop(database, made));
    auto const guests = add_guests(database, demo, in);
    std::vector<std::int64_t> said;
    for (auto const& each : demo["features"]) {
        said.push_back(store::add_contribution(
                           database, read(each, in, guests, static_cast<std::int64_t>(said.size())))
                           .id);
    }
    for (auto const& like : demo["likes"]) {
        store::react(database, guests.at(like[1]), {false, said.at(like[0])}, "like");
    }
    all.commit();
}

} // namespace trygg::cli

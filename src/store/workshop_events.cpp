#include "store/workshop_events.hpp"

namespace trygg::store {
namespace {

constexpr std::int64_t most_kept = 20'000;
constexpr std::int64_t most_told = 1000; ///< a screen that missed more reads the state anew

} // anonymous namespace

void append(db::connection& database, workshop_event& event) {
    event.number = last_event(database, event.workshop_id) + 1;
    database
        .query("INSERT INTO workshop_event VALUES (?, ?, ?, ?, ?)", event.workshop_id, event.number,
               event.audience, event.kind, event.data)
        .run();
    database
        .query("DELETE FROM workshop_event WHERE workshop_id = ? AND number = ?", event.workshop_id,
               event.number - most_kept)
        .run();
}

std::int64_t last_event(db::connection& database, std::int64_t workshop_id) {
    return database.count("SELECT max(number) FROM workshop_event WHERE workshop_id = ?",
                          workshop_id);
}

std::optional<std::vector<workshop_event>> events_between(db::connection& database,
                                                          std::int64_t workshop_id,
                                                          std::int64_t after, std::int64_t until) {
    if (after < 0 || after > until || until - after > most_told ||
        after < last_event(database, workshop_id) - most_kept) {
        return {};
    }
    std::vector<workshop_event> result;
    auto row = database.query("SELECT number, audience, kind, data FROM workshop_event "
                              "WHERE workshop_id = ? AND number > ? AND number <= ? "
                              "ORDER BY number",
                              workshop_id, after, until);
    while (row.next()) {
        auto const audience = row.is_null(1) ? std::nullopt : std::optional{row.integer(1)};
        result.push_back({workshop_id,
                          row.integer(0),
                          audience,
                          {},
                          std::string{row.text(2)},
                          std::string{row.text(3)}});
    }
    return result;
}

std::optional<std::string> receipt(db::connection& database, std::int64_t workshop_id,
                                   std::string_view client, std::int64_t number) {
    auto row = database.query("SELECT answer FROM workshop_receipt "
                              "WHERE workshop_id = ? AND client = ? AND number = ?",
                              workshop_id, client, number);
    return row.next() ? row.optional_text(0) : std::nullopt;
}

void keep_receipt(db::connection& database, std::int64_t workshop_id, std::string_view client,
                  std::int64_t number, std::string_view answer) {
    database
        .query("INSERT INTO workshop_receipt VALUES (?, ?, ?, ?)", workshop_id, client, number,
               answer)
        .run();
}

} // namespace trygg::store

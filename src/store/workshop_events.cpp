#include "store/workshop_events.hpp"

#include <charconv>

namespace trygg::store {
namespace {

constexpr std::int64_t most_kept = 20'000;
constexpr std::int64_t most_told = 1000; ///< a screen that missed more reads the state anew
constexpr std::int64_t most_receipts = 100;

std::int64_t number_in(std::string_view text) {
    std::int64_t result = 0;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

} // anonymous namespace

void append(db::connection& database, workshop_event& event) {
    event.number = last_event(database, event.workshop_id) + 1;
    database
        .query("INSERT INTO workshop_event VALUES (?, ?, ?, ?, ?)", event.workshop_id, event.number,
               event.audience, event.kind,
               event.contribution_id != 0 ? std::to_string(event.contribution_id) : event.data)
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
        workshop_event each{.workshop_id = workshop_id, .number = row.integer(0)};
        each.audience = row.is_null(1) ? std::nullopt : std::optional{row.integer(1)};
        each.kind = row.text(2);
        if (each.kind == "contribution") {
            each.contribution_id = number_in(row.text(3));
        } else {
            each.data = row.text(3);
        }
        result.push_back(std::move(each));
    }
    return result;
}

std::optional<std::string> receipt(db::connection& database, message_key const& of) {
    auto row = database.query("SELECT answer FROM workshop_receipt WHERE workshop_id = ? AND "
                              "participant_id = ? AND client = ? AND number = ?",
                              of.workshop_id, of.participant_id, of.client, of.number);
    return row.next() ? row.optional_text(0) : std::nullopt;
}

void keep_receipt(db::connection& database, message_key const& of, std::string_view answer) {
    database
        .query("INSERT INTO workshop_receipt (workshop_id, participant_id, client, number, answer) "
               "VALUES (?, ?, ?, ?, ?)",
               of.workshop_id, of.participant_id, of.client, of.number, answer)
        .run();
    database
        .query("DELETE FROM workshop_receipt WHERE workshop_id = ?1 AND participant_id = ?2 AND "
               "id <= (SELECT id FROM workshop_receipt WHERE workshop_id = ?1 AND "
               "participant_id = ?2 ORDER BY id DESC LIMIT 1 OFFSET ?3)",
               of.workshop_id, of.participant_id, most_receipts)
        .run();
}

} // namespace trygg::store

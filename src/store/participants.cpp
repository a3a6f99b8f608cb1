#include "store/participants.hpp"

#include "base/error.hpp"
#include "base/time.hpp"
#include "secret/digest.hpp"
#include "secret/random.hpp"
#include "store/numbers.hpp"

namespace trygg::store {
namespace {

constexpr std::int64_t most_participants = 2000;
constexpr std::size_t secret_letters = 48;

std::string new_secret() { return secret::random_letters("0123456789abcdef", secret_letters); }

/// A secret of 192 random bits needs neither salt nor a slow hash.
std::string hash_of(std::string_view text) { return secret::fingerprint(text); }

} // anonymous namespace

joined_guest join(db::connection& database, std::int64_t workshop_id,
                  std::optional<std::string> nickname) {
    if (participants(database, workshop_id) >= most_participants) {
        throw input_error{"The workshop is full: it has {} participants.", most_participants};
    }
    joined_guest result{{0, workshop_id, std::move(nickname)}, new_secret()};
    database
        .query("INSERT INTO participant (id, workshop_id, secret_hash, nickname, "
               "consented_at) VALUES (?, ?, ?, ?, ?)",
               new_number(database, "participant"), workshop_id, hash_of(result.secret),
               result.who.nickname, time::now_utc())
        .run();
    result.who.id = database.last_id();
    return result;
}

std::optional<participant> participant_of(db::connection& database, std::string_view secret) {
    if (secret.size() != secret_letters) {
        return {};
    }
    auto row = database.query("SELECT id, workshop_id, nickname FROM participant "
                              "WHERE secret_hash = ?",
                              hash_of(secret));
    if (!row.next()) {
        return {};
    }
    return participant{row.integer(0), row.integer(1), row.optional_text(2)};
}

std::vector<listed_guest> list_participants(db::connection& database, std::int64_t workshop_id) {
    std::vector<listed_guest> result;
    auto row = database.query(
        "SELECT p.id, p.nickname, p.consented_at, "
        "(SELECT count(*) FROM contribution c WHERE c.participant_id = p.id), "
        "(SELECT count(*) FROM reaction r WHERE r.participant_id = p.id), "
        "(SELECT coalesce(sum(v.points), 0) FROM vote v WHERE v.participant_id = p.id) "
        "FROM participant p WHERE p.workshop_id = ? ORDER BY p.id DESC",
        workshop_id);
    while (row.next()) {
        result.push_back({{row.integer(0), workshop_id, row.optional_text(1)},
                          std::string{row.text(2)},
                          row.integer(3),
                          row.integer(4),
                          row.integer(5)});
    }
    return result;
}

void remove_participant(db::connection& database, std::int64_t workshop_id, std::int64_t id) {
    database.query("DELETE FROM participant WHERE workshop_id = ? AND id = ?", workshop_id, id)
        .run();
    if (database.changed_rows() == 0) {
        throw not_found{"the workshop has no participant {}", id};
    }
    database
        .query("DELETE FROM workshop_receipt WHERE workshop_id = ? AND participant_id = ?",
               workshop_id, id)
        .run();
}

std::int64_t participants(db::connection& database, std::int64_t workshop_id) {
    return database.count("SELECT count(*) FROM participant WHERE workshop_id = ?", workshop_id);
}

} // namespace trygg::store

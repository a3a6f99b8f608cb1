#include "store/participants.hpp"

#include "base/error.hpp"
#include "base/time.hpp"
#include "secret/digest.hpp"
#include "secret/random.hpp"

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
        .query("INSERT INTO participant (workshop_id, secret_hash, nickname, consented_at) "
               "VALUES (?, ?, ?, ?)",
               workshop_id, hash_of(result.secret), result.who.nickname, time::now_utc())
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

std::int64_t participants(db::connection& database, std::int64_t workshop_id) {
    return database.count("SELECT count(*) FROM participant WHERE workshop_id = ?", workshop_id);
}

} // namespace trygg::store

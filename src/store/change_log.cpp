#include "store/change_log.hpp"

#include "base/time.hpp"
#include "store/row_writer.hpp"

#include <fmt/format.h>

namespace trygg::store {
namespace {

constexpr char const* columns =
    "number, at, actor, collection, feature, kind, reason, before, after";

log_entry entry_at(db::statement const& row) {
    auto const text = [&](int column) {
        return std::string{row.text(column)};
    };
    return {.number = row.integer(0),
            .at = text(1),
            .actor = text(2),
            .collection = text(3),
            .feature = row.integer(4),
            .kind = text(5),
            .reason = text(6),
            .before = text(7),
            .after = text(8)};
}

std::string chained_hash(log_entry const& entry, std::string const& previous) {
    return content_hash({previous, entry.number, entry.at, entry.actor, entry.collection,
                         entry.feature, entry.kind, entry.reason, entry.before, entry.after});
}

} // anonymous namespace

std::int64_t append(db::connection& database, log_entry entry) {
    auto const head = head_of_log(database);
    entry.number = head.number + 1;
    entry.at = time::now_utc();
    database
        .query("INSERT INTO change_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry.number,
               entry.at, entry.actor, entry.collection, entry.feature, entry.kind, entry.reason,
               entry.before, entry.after, head.hash, chained_hash(entry, head.hash))
        .run();
    return entry.number;
}

std::vector<log_entry> entries_of(db::connection& database, std::string_view collection,
                                  std::int64_t feature, std::size_t most) {
    std::vector<log_entry> result;
    auto rows =
        database.query(fmt::format("SELECT {} FROM change_log WHERE collection = ? AND feature = ? "
                                   "ORDER BY number DESC LIMIT ?",
                                   columns),
                       collection, feature, most);
    while (rows.next()) {
        result.push_back(entry_at(rows));
    }
    return result;
}

std::optional<log_entry> find_entry(db::connection& database, std::int64_t number) {
    auto row =
        database.query(fmt::format("SELECT {} FROM change_log WHERE number = ?", columns), number);
    return row.next() ? std::optional{entry_at(row)} : std::nullopt;
}

log_head head_of_log(db::connection& database) {
    auto row = database.query("SELECT number, hash FROM change_log ORDER BY number DESC LIMIT 1");
    return row.next() ? log_head{row.integer(0), std::string{row.text(1)}} : log_head{};
}

std::optional<std::string> first_broken_link(db::connection& database) {
    auto rows = database.query(
        fmt::format("SELECT {}, previous, hash FROM change_log ORDER BY number", columns));
    std::string previous;
    std::int64_t expected = 0;
    while (rows.next()) {
        auto const entry = entry_at(rows);
        if (entry.number != ++expected) {
            return fmt::format("change {} is missing from the change log", expected);
        }
        if (rows.text(9) != previous || rows.text(10) != chained_hash(entry, previous)) {
            return fmt::format("change {} of the change log (by {}, {}) is not what was written; "
                               "take the latest backup",
                               entry.number, entry.actor, entry.at);
        }
        previous = rows.text(10);
    }
    return std::nullopt;
}

} // namespace trygg::store

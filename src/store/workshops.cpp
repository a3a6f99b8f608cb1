#include "store/workshops.hpp"

#include "base/error.hpp"
#include "base/time.hpp"
#include "secret/random.hpp"
#include "store/database.hpp"
#include "store/numbers.hpp"

#include <algorithm>
#include <set>

namespace trygg::store {
namespace {

constexpr std::string_view code_letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; // no 0 O 1 I L U
constexpr std::size_t code_size = 8;

constexpr char const* workshop_columns =
    "id, code, title, intro, consent, area, themes, categories, moderation, vote, budget, state, "
    "opens, closes, made_by, made_at, made_up, published_at, version";

workshop read_workshop(db::statement const& row) {
    workshop result;
    int at = 0;
    result.id = row.integer(at++);
    for (auto* text : {&result.code, &result.title, &result.intro, &result.consent, &result.area,
                       &result.themes, &result.categories, &result.moderation, &result.vote}) {
        *text = row.text(at++);
    }
    result.budget = row.integer(at++);
    result.state = row.text(at++);
    result.opens = row.optional_text(at++);
    result.closes = row.optional_text(at++);
    result.made_by = row.text(at++);
    result.made_at = row.text(at++);
    result.made_up = row.integer(at++) != 0;
    result.published_at = row.optional_text(at++);
    result.version = row.integer(at);
    return result;
}

std::vector<workshop_item> read_items(db::connection& database, std::int64_t workshop_id) {
    std::vector<workshop_item> result;
    auto row = database.query("SELECT id, kind, theme, text, changes FROM workshop_item "
                              "WHERE workshop_id = ? ORDER BY position, id",
                              workshop_id);
    while (row.next()) {
        result.push_back({row.integer(0), std::string{row.text(1)}, std::string{row.text(2)},
                          std::string{row.text(3)}, std::string{row.text(4)}});
    }
    return result;
}

bool is_used(db::connection& database, std::int64_t item) {
    return database.count(
               "SELECT EXISTS (SELECT 1 FROM contribution WHERE scenario_id = ?1 OR "
               "question_id = ?1) OR EXISTS (SELECT 1 FROM reaction WHERE statement_id = ?1) OR "
               "EXISTS (SELECT 1 FROM vote WHERE scenario_id = ?1)",
               item) != 0;
}

void remove_items(db::connection& database, workshop const& changed) {
    for (auto const& old : read_items(database, changed.id)) {
        if (changed.find_item(old.id) != nullptr) {
            continue;
        }
        if (is_used(database, old.id)) {
            throw input_error{"'{}' has been answered and cannot be removed; change its text, or "
                              "leave it",
                              old.text};
        }
        database.query("DELETE FROM workshop_item WHERE id = ?", old.id).run();
    }
}

void write_item(db::connection& database, std::int64_t workshop_id, workshop_item const& item,
                std::size_t position) {
    if (item.id == 0) {
        database
            .query("INSERT INTO workshop_item (workshop_id, kind, position, theme, text, changes) "
                   "VALUES (?, ?, ?, ?, ?, ?)",
                   workshop_id, item.kind, position, item.theme, item.text, item.changes)
            .run();
        return;
    }
    database
        .query("UPDATE workshop_item SET position = ?, theme = ?, text = ?, changes = ? "
               "WHERE id = ? AND workshop_id = ? AND kind = ?",
               position, item.theme, item.text, item.changes, item.id, workshop_id, item.kind)
        .run();
    if (database.changed_rows() != 1) {
        throw input_error{"the workshop has no {} {}", item.kind, item.id};
    }
}

void write_items(db::connection& database, workshop const& of) {
    for (std::size_t i = 0; i < of.items.size(); ++i) {
        write_item(database, of.id, of.items[i], i);
    }
}

std::string free_code(db::connection& database) {
    for (;;) {
        auto code = new_code();
        if (database.count("SELECT count(*) FROM workshop WHERE code = ?", code) == 0) {
            return code;
        }
    }
}

} // anonymous namespace

bool workshop::is_open(std::string_view now) const {
    return state == "open" && (!opens || *opens <= now) && (!closes || now < *closes);
}

workshop_item const* workshop::find_item(std::int64_t item_id) const {
    auto const found = std::ranges::find(items, item_id, &workshop_item::id);
    return found == items.end() || item_id == 0 ? nullptr : &*found;
}

std::string new_code() { return secret::random_letters(code_letters, code_size); }

std::int64_t add_workshop(db::connection& database, workshop const& made) {
    database
        .query("INSERT INTO workshop (id, code, title, intro, consent, area, themes, categories, "
               "moderation, vote, budget, state, opens, closes, made_by, made_at, made_up) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               new_number(database, "workshop"),
               made.code.empty() ? free_code(database) : made.code, made.title, made.intro,
               made.consent, made.area, made.themes, made.categories, made.moderation, made.vote,
               made.budget, made.state, made.opens, made.closes, made.made_by, time::now_utc(),
               made.made_up ? 1 : 0)
        .run();
    auto stored = made;
    stored.id = database.last_id();
    write_items(database, stored);
    return stored.id;
}

void change_workshop(db::connection& database, workshop const& changed) {
    database
        .query("UPDATE workshop SET title = ?, intro = ?, consent = ?, area = ?, themes = ?, "
               "categories = ?, moderation = ?, vote = ?, budget = ?, state = ?, opens = ?, "
               "closes = ?, published_at = ?, version = version + 1 WHERE id = ?",
               changed.title, changed.intro, changed.consent, changed.area, changed.themes,
               changed.categories, changed.moderation, changed.vote, changed.budget, changed.state,
               changed.opens, changed.closes, changed.published_at, changed.id)
        .run();
    remove_items(database, changed);
    write_items(database, changed);
}

void delete_workshop(db::connection& database, std::int64_t id) {
    auto const found = find_workshop(database, id);
    if (found.state != "draft" && found.state != "closed") {
        throw input_error{"the workshop is {}; close it before it is deleted", found.state};
    }
    database.query("DELETE FROM workshop WHERE id = ?", id).run();
    if (found.published_at) {
        move_revision(database);
    }
}

workshop find_workshop(db::connection& database, std::int64_t id) {
    auto row =
        database.query(fmt::format("SELECT {} FROM workshop WHERE id = ?", workshop_columns), id);
    if (!row.next()) {
        throw not_found{"there is no workshop {}", id};
    }
    auto result = read_workshop(row);
    result.items = read_items(database, id);
    return result;
}

std::optional<std::int64_t> workshop_of_code(db::connection& database, std::string_view code) {
    std::string plain;
    for (auto const c : code.substr(0, 64)) {
        if (c >= 'a' && c <= 'z') {
            plain += static_cast<char>(c - 'a' + 'A');
        } else if (c != '-' && c != ' ') {
            plain += c;
        }
    }
    auto row = database.query("SELECT id FROM workshop WHERE code = ?", plain);
    return row.next() ? std::optional{row.integer(0)} : std::nullopt;
}

std::vector<workshop> workshops(db::connection& database) {
    std::vector<workshop> result;
    auto row =
        database.query(fmt::format("SELECT {} FROM workshop ORDER BY id DESC", workshop_columns));
    while (row.next()) {
        result.push_back(read_workshop(row));
    }
    return result;
}

} // namespace trygg::store

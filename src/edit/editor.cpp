#include "edit/editor.hpp"

#include "base/time.hpp"
#include "edit/hand_marks.hpp"
#include "edit/placing.hpp"

#include <vector>

namespace trygg::edit {
namespace {

std::string text_of(json const& state) {
    return state.dump(-1, ' ', false, json::error_handler_t::replace);
}

feature_state existing(db::connection& database, feature_key const& feature) {
    auto state = read_state(database, *feature.of, feature.id);
    if (!state) {
        throw not_found{"there is no feature {} in '{}'", feature.id, feature.of->collection};
    }
    return *state;
}

feature_state current(db::connection& database, feature_key const& feature) {
    auto state = existing(database, feature);
    if (edit_state_of(database, feature).is_retired) {
        throw not_found{"the feature {} of '{}' was retired; restore it first", feature.id,
                        feature.of->collection};
    }
    return state;
}

void log(db::connection& database, feature_key const& feature, std::string kind, author const& by,
         json const& before, json const& after) {
    store::append(database, {.actor = by.name,
                             .collection = feature.of->collection,
                             .feature = feature.id,
                             .kind = std::move(kind),
                             .reason = by.reason,
                             .before = text_of(before),
                             .after = text_of(after)});
}

/// Write a state over another.
void write(db::connection& database, feature_key const& feature, feature_state const& before,
           feature_state const& after) {
    mark_by_hand(database, *feature.of, feature.id, before, after);
    update_state(database, *feature.of, feature.id, after);
    place(database, *feature.of, feature.id);
}

void set_retired(db::connection& database, feature_key const& feature, bool is_retired) {
    database
        .query("INSERT INTO edit_state (collection, feature, version, changed, retired_at) VALUES "
               "(?, ?, 2, (SELECT value + 1 FROM revision), ?) ON CONFLICT DO UPDATE SET version = "
               "version + 1, changed = excluded.changed, retired_at = excluded.retired_at",
               feature.of->collection, feature.id,
               is_retired ? std::optional{time::now_utc()} : std::nullopt)
        .run();
}

/// Activities of a commitment that is gone would lead nowhere.
void require_unused(db::connection& database, feature_key const& feature) {
    if (feature.of->collection != "commitments") {
        return;
    }
    auto const used = database.count(
        "SELECT count(*) FROM activity WHERE commitment_id = ? AND id NOT IN (SELECT feature FROM "
        "retired WHERE collection = 'activities')",
        feature.id);
    if (used > 0) {
        throw conflict{"{} activities belong to this commitment; retire them first", used};
    }
}

/// The fields that a change set, geometry among them.
std::vector<std::string> changed_fields(feature_state const& before, feature_state const& after) {
    std::vector<std::string> result;
    for (auto const& [name, value] : after.properties.items()) {
        if (before.properties.value(name, json{}) != value) {
            result.push_back(name);
        }
    }
    if (before.wkb != after.wkb) {
        result.emplace_back("geometry");
    }
    return result;
}

/// The state now, with what the change set as it was before.
feature_state taken_back(feature_state now, feature_state const& before,
                         feature_state const& after) {
    std::vector<std::string> overlaid;
    for (auto const& name : changed_fields(before, after)) {
        if (name == "geometry") {
            if (now.wkb != after.wkb) {
                overlaid.push_back(name);
            }
            now.wkb = before.wkb;
            now.precision = before.precision;
        } else {
            if (now.properties.at(name) != after.properties.at(name)) {
                overlaid.push_back(name);
            }
            now.properties[name] = before.properties.value(name, json{});
        }
    }
    if (!overlaid.empty()) {
        throw conflict{"a later change has set {}; take that back first",
                       fmt::join(overlaid, ", ")};
    }
    return now;
}

} // anonymous namespace

edit_state edit_state_of(db::connection& database, feature_key const& feature) {
    auto row = database.query("SELECT version, changed, retired_at IS NOT NULL FROM edit_state "
                              "WHERE collection = ? AND feature = ?",
                              feature.of->collection, feature.id);
    return row.next() ? edit_state{row.integer(0), row.integer(1), row.integer(2) != 0}
                      : edit_state{};
}

void require_unchanged_since(db::connection& database, feature_key const& feature,
                             std::int64_t revision) {
    existing(database, feature);
    if (edit_state_of(database, feature).changed > revision) {
        throw stale_feature{"somebody has changed this meanwhile; get it again and look at what "
                            "is new"};
    }
}

std::int64_t create(db::connection& database, kind const& of, feature_input const& input,
                    author const& by) {
    auto const state = checked_state(database, of, input, nullptr, manner::create);
    feature_key const feature{&of, insert_state(database, of, state)};
    place(database, of, feature.id);
    database
        .query("INSERT INTO edit_state (collection, feature, version, changed) VALUES (?, ?, 1, "
               "(SELECT value + 1 FROM revision))",
               of.collection, feature.id)
        .run();
    log(database, feature, "create", by, nullptr, as_json(state));
    return feature.id;
}

void change(db::connection& database, feature_key const& feature, feature_input const& input,
            manner how, author const& by) {
    auto const before = current(database, feature);
    auto const after = checked_state(database, *feature.of, input, &before, how);
    if (after == before) {
        return;
    }
    write(database, feature, before, after);
    log(database, feature, how == manner::replace ? "replace" : "update", by, as_json(before),
        as_json(after));
}

void retire(db::connection& database, feature_key const& feature, author const& by) {
    auto const before = current(database, feature);
    require_unused(database, feature);
    set_retired(database, feature, true);
    log(database, feature, "retire", by, as_json(before), nullptr);
}

void restore(db::connection& database, feature_key const& feature, author const& by) {
    auto const state = existing(database, feature);
    if (!edit_state_of(database, feature).is_retired) {
        throw conflict{"this is not retired; there is nothing to restore"};
    }
    set_retired(database, feature, false);
    log(database, feature, "restore", by, nullptr, as_json(state));
}

void undo(db::connection& database, feature_key const& feature, std::int64_t number,
          author const& by) {
    auto const entry = store::find_entry(database, number);
    if (!entry || entry->collection != feature.of->collection || entry->feature != feature.id) {
        throw not_found{"this feature has no change {}", number};
    }
    auto const before = json::parse(entry->before), after = json::parse(entry->after);
    if (after.is_null()) {
        restore(database, feature, by);
        return;
    }
    if (before.is_null()) {
        retire(database, feature, by);
        return;
    }
    auto const now = current(database, feature);
    auto const then = taken_back(now, from_json(before), from_json(after));
    if (then == now) {
        throw conflict{"this change is taken back already"};
    }
    write(database, feature, now, then);
    log(database, feature, "undo", by, as_json(now), as_json(then));
}

} // namespace trygg::edit

#include "edit/situation.hpp"

#include "model/when.hpp"

#include <algorithm>

namespace trygg::edit {
namespace {

std::optional<model::day_span> days_at(json const& properties, char const* name) {
    auto const& text = properties.at(name);
    return text.is_null() ? std::nullopt : model::days_of(text.get<std::string>());
}

bool holds_at(json const& properties, std::int32_t day) {
    auto const starts = days_at(properties, "starts"), ends = days_at(properties, "ends");
    return (!starts || starts->first <= day) && (!ends || day <= ends->last);
}

bool may_read(json const& properties, model::role role) {
    auto const least = model::role_of(properties.at("audience").get<std::string>());
    return least && role >= *least;
}

} // anonymous namespace

std::vector<std::pair<std::int64_t, feature_state>>
notes_for(db::connection& database, model::role role, std::optional<std::string> const& day) {
    auto const asked = day ? model::days_of(*day) : std::nullopt;
    std::vector<std::int64_t> ids;
    auto rows = database.query("SELECT id FROM note WHERE id NOT IN (SELECT feature FROM retired "
                               "WHERE collection = 'notes') ORDER BY starts DESC, id DESC");
    while (rows.next()) {
        ids.push_back(rows.integer(0));
    }
    std::vector<std::pair<std::int64_t, feature_state>> result;
    for (auto const id : ids) {
        auto state = *read_state(database, *find_kind("notes"), id);
        if (may_read(state.properties, role) &&
            (!asked || holds_at(state.properties, asked->first))) {
            result.emplace_back(id, std::move(state));
        }
    }
    return result;
}

} // namespace trygg::edit

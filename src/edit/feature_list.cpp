#include "edit/feature_list.hpp"

#include <fmt/format.h>

namespace trygg::edit {
namespace {

struct list_columns {
    char const *title, *status, *date;
};

list_columns columns_of(kind const& of) {
    if (of.table == "place") {
        return {"name", "kind", "NULL"};
    }
    if (of.table == "activity") {
        return {"coalesce(place, outcome, kind)", "status", "date"};
    }
    if (of.table == "commitment") {
        return {"text", "rule", "(SELECT year FROM pledge WHERE pledge.id = pledge_id)"};
    }
    if (of.table == "note") {
        return {"title", "audience", "starts"};
    }
    return {"title", "status", "coalesce(done_on, planned_from)"};
}

} // anonymous namespace

std::string title_of(db::connection& database, kind const& of, std::int64_t id) {
    auto row = database.query(
        fmt::format("SELECT {} FROM {} WHERE id = ?", columns_of(of).title, of.table), id);
    return row.next() ? std::string{row.text(0)} : std::string{};
}

std::vector<listed_feature> list_features(db::connection& database, kind const& of) {
    auto const columns = columns_of(of);
    std::vector<listed_feature> result;
    auto rows = database.query(
        fmt::format("SELECT id, {}, {}, {}, coalesce(version, 1), retired_at IS NOT NULL FROM {} "
                    "LEFT JOIN edit_state ON collection = ? AND feature = id "
                    "ORDER BY coalesce(changed, 0) DESC, id DESC",
                    columns.title, columns.status, columns.date, of.table),
        of.collection);
    while (rows.next()) {
        result.push_back({rows.integer(0), std::string{rows.text(1)}, std::string{rows.text(2)},
                          std::string{rows.text(3)}, rows.integer(4), rows.integer(5) != 0});
    }
    return result;
}

} // namespace trygg::edit

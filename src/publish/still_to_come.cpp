#include "publish/still_to_come.hpp"

#include "model/when.hpp"
#include "publish/made_rows.hpp"

#include <algorithm>

namespace trygg::publish {

namespace {

using snapshot::activity_facts;

template <typename Value>
void keep_only(std::vector<Value>& values, std::vector<bool> const& keep) {
    std::size_t to = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (keep[i]) {
            values[to++] = values[i];
        }
    }
    values.resize(to);
}

snapshot::table& table_of(snapshot::snapshot& of, std::string_view id) {
    return *std::ranges::find(of.tables, id, &snapshot::table::id);
}

std::string_view text_of(snapshot::table const& of, char const* name, std::size_t row) {
    auto const& column = *of.find(name);
    auto const word = column.words[row];
    return word == snapshot::dictionary::null ? std::string_view{} : column.texts.text(word);
}

void keep_past_activities(snapshot::snapshot& into, std::int32_t today) {
    auto& facts = into.activities;
    std::vector<bool> keep;
    for (std::size_t i = 0; i < facts.status.size(); ++i) {
        keep.push_back(facts.is_public[i] != 0 && facts.first_day[i] < today &&
                       facts.status[i] != activity_facts::state::planned);
    }
    keep_only(facts.status, keep);
    keep_only(facts.is_public, keep);
    keep_only(facts.first_day, keep);
    keep_only(facts.last_day, keep);
    keep_only(facts.municipality, keep);
    for (auto& zones : facts.zones) {
        keep_only(zones, keep);
    }
    auto& table = table_of(into, "activities");
    std::vector<bool> listed;
    for (std::size_t row = 0; row < table.size(); ++row) {
        auto const day = model::days_of(text_of(table, "date", row));
        listed.push_back(text_of(table, "status", row) != "planned" &&
                         (!day || day->first < today));
    }
    table = filtered(table, listed);
    for (auto& pledge : into.pledges) {
        for (auto& commitment : pledge.commitments) {
            commitment.done = commitment.public_done;
            commitment.planned = 0;
        }
    }
}

bool is_over(snapshot::table const& measures, std::size_t row, std::int32_t today) {
    auto const done = model::days_of(text_of(measures, "done_on", row));
    auto const status = text_of(measures, "status", row);
    return status == "declined" || (status == "done" && (!done || done->first < today));
}

void keep_past_patrols(snapshot::snapshot& into, std::int32_t today) {
    auto& table = table_of(into, "measures");
    std::vector<bool> keep;
    for (std::size_t row = 0; row < table.size(); ++row) {
        keep.push_back(text_of(table, "type", row) != "patrol" || is_over(table, row, today));
    }
    keep_only(into.measures.status, keep);
    keep_only(into.measures.municipality, keep);
    for (auto& zones : into.measures.zones) {
        keep_only(zones, keep);
    }
    table = filtered(table, keep);
}

} // namespace

void leave_out_what_is_to_come(snapshot::snapshot& into, std::int32_t today) {
    keep_past_activities(into, today);
    keep_past_patrols(into, today);
}

} // namespace trygg::publish

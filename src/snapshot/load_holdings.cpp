#include "snapshot/holdings.hpp"
#include "snapshot/loading.hpp"

#include "store/database.hpp"

namespace trygg::snapshot {

using by_name = std::map<std::string, std::set<std::string>, std::less<>>;

// Read off the table: asking the database for them takes a second of a million.
by_name kinds_by_file(table const& incidents, std::vector<bool> const& left_out) {
    auto const& file = *incidents.find("source");
    auto const& kind = *incidents.find("kind");
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t row = 0; row < incidents.size(); ++row) {
        if (left_out.empty() || !left_out[row]) {
            pairs.emplace(file.words[row], kind.words[row]);
        }
    }
    by_name result;
    for (auto const& [name, code] : pairs) {
        result[std::string{file.texts.text(name)}].emplace(kind.texts.text(code));
    }
    return result;
}

void load_holdings(loading& at) {
    auto row = at.database.query(
        "SELECT source.name, found.what FROM (SELECT source_id AS id, 'survey' AS what FROM "
        "response "
        "UNION SELECT source_id, 'measures' FROM measure "
        "UNION SELECT source_id, 'pledges' FROM activity "
        "UNION SELECT source_id, 'pledges' FROM pledge) found JOIN source USING (id)");
    by_name holds;
    while (row.next()) {
        holds[std::string{row.text(0)}].emplace(row.text(1));
    }
    auto const kinds = kinds_by_file(*at.into.find("incidents"));
    for (auto& source : at.into.sources) {
        if (auto const found = holds.find(source.name); found != holds.end()) {
            source.holds = found->second;
        }
        if (auto const found = kinds.find(source.name); found != kinds.end()) {
            source.holds.emplace("incidents");
            source.kinds = found->second;
        }
    }
}

} // namespace trygg::snapshot

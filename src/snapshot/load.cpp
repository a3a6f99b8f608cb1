#include "snapshot/load.hpp"

#include "snapshot/loading.hpp"
#include "store/database.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trygg::snapshot {

namespace {

/// One consistent state of the database, however long the reading takes.
class read_transaction {
public:
    explicit read_transaction(db::connection& database) : m_database(&database) {
        m_database->run("BEGIN");
    }
    read_transaction(read_transaction const&) = delete;
    read_transaction& operator=(read_transaction const&) = delete;
    ~read_transaction() {
        try {
            m_database->run("ROLLBACK");
        } catch (...) { // SQLite has ended it already
        }
    }

private:
    db::connection* m_database;
};

/// What the API speaks, and the database's own system when it is another.
void load_crs(loading& at) {
    auto const common = model::common_crs();
    at.into.crs.assign(common.begin(), common.end());
    auto const own = model::find_common_crs(at.crs);
    at.into.storage_crs = own ? *own : model::metric_crs(at.crs);
    if (!own) {
        at.into.crs.push_back(at.into.storage_crs);
    }
}

} // namespace

municipality_index loading::municipality(std::string_view code) {
    if (code.empty()) {
        return 0;
    }
    if (auto const known = into.find_municipality(code)) {
        return *known;
    }
    into.municipalities.push_back({std::string{code}, std::string{code}});
    return static_cast<municipality_index>(into.municipalities.size() - 1);
}

std::vector<municipality_index> loading::municipalities(std::vector<municipality_index> stated,
                                                        zone_indexes const& zones) const {
    for (std::size_t set = 0; set < zones.size(); ++set) {
        auto const& in_set = into.zone_sets[set].zones;
        for (std::size_t i = 0; i < stated.size(); ++i) {
            if (stated[i] == 0 && zones[set][i] != outside) {
                stated[i] = in_set[static_cast<std::size_t>(zones[set][i])].municipality;
            }
        }
    }
    return stated;
}

std::vector<municipality_index> loading::own_municipalities(std::vector<municipality_index> stated,
                                                            zone_indexes const& zones) const {
    auto result = municipalities(std::move(stated), zones);
    std::ranges::replace(result, municipality_index{0}, into.own);
    return result;
}

std::shared_ptr<snapshot const> load(db::connection& database) {
    read_transaction const reading{database};
    auto result = std::make_shared<snapshot>();
    result->revision = store::revision(database);
    loading at{database, *result, fmt::format("EPSG:{}", store::storage_crs(database))};
    load_crs(at);
    load_lists(at);
    load_zones(at);
    placements const where{database, result->zone_sets};
    load_incidents(at, where);
    load_survey_answers(at, where);
    load_measures(at, where);
    load_activities(at, where);
    load_commitments(at);
    load_places(at, where);
    load_contributions(at);
    load_notes(at, where);
    load_layers(at);
    load_holdings(at);
    return result;
}

} // namespace trygg::snapshot

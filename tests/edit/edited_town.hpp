#pragma once
/// \file The town, open to be edited.

#include "edit/editor.hpp"
#include "edit/kind.hpp"
#include "snapshot/town.hpp"
#include "store/join_report.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <string>

using nlohmann::json;

class edited_town {
public:
    edited_town() : m_database(make()) {}

    trygg::db::connection& database() { return m_database; }
    /// What check finds now and did not in the town as it was.
    std::vector<std::string> new_faults() {
        auto faults = trygg::store::find_faults(m_database);
        std::erase_if(faults, [this](std::string const& fault) {
            return std::ranges::find(m_faults, fault) != m_faults.end();
        });
        return faults;
    }

    std::string path() const { return m_folder / "town.db"; }

    /// One change, committed; an exception leaves nothing.
    void run(std::function<void(trygg::db::connection&)> const& what) {
        trygg::store::change change{m_database};
        what(m_database);
        change.commit();
    }

    std::int64_t create(std::string const& collection, json const& feature) {
        std::int64_t id = 0;
        run([&](auto& database) {
            id = trygg::edit::create(database, kind(collection), input(feature), {"anna", ""});
        });
        return id;
    }

    void change(std::string const& collection, std::int64_t id, json const& feature,
                trygg::edit::manner how = trygg::edit::manner::patch) {
        run([&](auto& database) {
            trygg::edit::change(database, {&kind(collection), id}, input(feature), how,
                                {"anna", "test"});
        });
    }

    /// "pointer code" of each problem of a patch, joined by blanks; empty when it was taken.
    std::string problems(std::string const& collection, std::int64_t id, json const& feature) {
        try {
            change(collection, id, feature);
        } catch (trygg::edit::invalid_feature const& why) {
            std::string result;
            for (auto const& each : why.problems) {
                result += fmt::format("{} {} ", each.pointer, each.code);
            }
            return result.substr(0, result.size() - 1);
        }
        return {};
    }

    static trygg::edit::kind const& kind(std::string const& collection) {
        return *trygg::edit::find_kind(collection);
    }

    static trygg::edit::feature_input input(json const& feature) {
        return trygg::edit::read_input(feature, *trygg::model::find_common_crs("EPSG:3006"));
    }

    json state(std::string const& collection, std::int64_t id) {
        return trygg::edit::read_state(m_database, kind(collection), id)->properties;
    }

    /// The codes of a feature's zones, of all sets, "A R"; "-" where it is in none.
    std::string zones(int theme, std::int64_t id) {
        std::string result;
        auto rows = m_database.query("SELECT coalesce(code, '-') FROM placement LEFT JOIN zone ON "
                                     "zone.id = zone_id WHERE theme = ? AND event_id = ? ORDER BY "
                                     "placement.zone_set_id",
                                     theme, id);
        while (rows.next()) {
            result += fmt::format("{} ", rows.text(0));
        }
        return result.substr(0, result.size() - 1);
    }

private:
    trygg::db::connection make() const {
        town::build(path());
        return trygg::store::open_to_write(path());
    }

    temp_folder m_folder;
    trygg::db::connection m_database;
    std::vector<std::string> m_faults = trygg::store::find_faults(m_database);
};

/// Coordinates of EPSG:3006 stand north first.
inline json point_at(double north, double east) {
    return {{"type", "Point"}, {"coordinates", {north, east}}};
}

#include "contest.hpp"

#include "db/sqlite.hpp"
#include "geo/geometry.hpp"
#include "stopwatch.hpp"

#include <optional>

namespace trygg::bench {
namespace {

constexpr char const* tables = R"(
    CREATE TABLE zone (id INTEGER PRIMARY KEY, geom BLOB, x0 REAL, x1 REAL, y0 REAL, y1 REAL);
    CREATE TABLE place (id INTEGER PRIMARY KEY, geom BLOB);
    CREATE VIRTUAL TABLE place_box USING rtree (id, x0, x1, y0, y1);)";

// Zone by zone, so that SpatiaLite keeps the zone prepared; the other way round is far slower.
constexpr char const* question = R"(
    SELECT b.id, MIN(z.id)
    FROM zone AS z
    CROSS JOIN place_box AS b
        ON b.x1 >= z.x0 AND b.x0 <= z.x1 AND b.y1 >= z.y0 AND b.y0 <= z.y1
    CROSS JOIN place AS p ON p.id = b.id
    WHERE ST_Covers(z.geom, p.geom) = 1
    GROUP BY b.id)";

void fill(db::connection& database, country const& made, std::size_t every) {
    database.run(tables);
    db::transaction change{database};
    auto zone = database.query("INSERT INTO zone VALUES (?, GeomFromWKB(?, 3006), ?, ?, ?, ?)",
                               nullptr, nullptr, nullptr, nullptr, nullptr, nullptr);
    for (std::size_t i = 0; i < made.zones.size(); ++i) {
        auto const box = geo::envelope(geo::from_wkb(made.zones[i]));
        zone.bind(i, db::blob{made.zones[i]}, box.min_x, box.max_x, box.min_y, box.max_y).run();
    }
    auto place = database.query("INSERT INTO place VALUES (?, MakePoint(?, ?, 3006))", nullptr,
                                nullptr, nullptr);
    auto box = database.query("INSERT INTO place_box VALUES (?, ?, ?, ?, ?)", nullptr, nullptr,
                              nullptr, nullptr, nullptr);
    for (std::size_t i = 0; i * every < made.xs.size(); ++i) {
        auto const x = made.xs[i * every], y = made.ys[i * every];
        place.bind(i, x, y).run();
        box.bind(i, x, x, y, y).run();
    }
    change.commit();
}

} // anonymous namespace

outcome join_by_spatialite(country const& made, int runs, std::size_t every) {
    outcome result;
    result.name = "SpatiaLite R*Tree + ST_Covers";
    result.every = every;
    std::vector<double> builds, finds;
    for (int run = 0; run < runs; ++run) {
        std::optional<db::connection> database;
        builds.push_back(seconds_of([&] {
            database.emplace(":memory:", db::connection::mode::create);
            fill(*database, made, every);
        }));
        result.zones.assign((made.xs.size() + every - 1) / every, -1);
        finds.push_back(seconds_of([&] {
            auto rows = database->query(question);
            while (rows.next()) {
                result.zones.at(static_cast<std::size_t>(rows.integer(0))) =
                    static_cast<std::int32_t>(rows.integer(1));
            }
        }));
    }
    result.build_seconds = median(builds);
    result.find_seconds = median(finds);
    return result;
}

} // namespace trygg::bench

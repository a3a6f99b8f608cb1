/// \file How fast figures are counted when a filter changes, and how fast GeoJSON is written: on
/// made incidents in made zones, beside SpatiaLite SQL, memcpy and GDAL. Prints Markdown.

#include "db/sqlite.hpp"
#include "encode/feature_rows.hpp"
#include "encode/geojson.hpp"
#include "query/figures.hpp"
#include "snapshot/load.hpp"
#include "store/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <numeric>

namespace {

using namespace trygg;

constexpr int zones_a_side = 77; // 5 929 zones
constexpr int repetitions = 9;

/// Shortest of some runs, in milliseconds.
double milliseconds(int runs, std::function<void()> const& work) {
    double best = 1e300;
    for (int i = 0; i < runs; ++i) {
        auto const start = std::chrono::steady_clock::now();
        work();
        std::chrono::duration<double, std::milli> const took =
            std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count());
    }
    return best;
}

/// Square zones of 1 km, incidents spread over them and over ten years, in one of five kinds.
std::string script(std::int64_t incidents) {
    return fmt::format(
        R"SQL(
INSERT INTO source (id, name, profile, sha256, bytes, file_time, imported_at)
VALUES (1, 'made.csv', 'points', '', 0, '', '');
INSERT INTO zone_set VALUES (1, 'made', 'Made', NULL);
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {1} * {1})
INSERT INTO zone (id, zone_set_id, code, name, municipality, area_m2, row_hash, source_id, geom)
SELECT i + 1, 1, printf('Z%05d', i), 'Zone ' || i, '1463', 1e6, '', 1,
    CastToMulti(BuildMbr(300000 + (i % {1}) * 1000, 6300000 + (i / {1}) * 1000,
                         301000 + (i % {1}) * 1000, 6301000 + (i / {1}) * 1000, 3006)) FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0}),
h(i, a, b) AS (SELECT i, (i * 2654435761) % 4294967296, (i * 2246822519) % 4294967296 FROM n)
INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, starts, part, precision,
                      municipality, geom)
SELECT i, 'd', i, '', 1, 'kind' || (a / 7 % 5), date('2010-01-01', '+' || (b % 3653) || ' days'),
    CASE a / 64 % 3 WHEN 0 THEN 'day' WHEN 1 THEN 'evening' ELSE 'night' END, 'exact', '1463',
    MakePoint(300000 + {1} * 1000.0 * a / 4294967296, 6300000 + {1} * 1000.0 * b / 4294967296, 3006)
FROM h;
INSERT INTO placement
SELECT 1, id, 1, 1 + CAST((ST_X(geom) - 300000) / 1000 AS INTEGER)
                   + {1} * CAST((ST_Y(geom) - 6300000) / 1000 AS INTEGER), 'geometry' FROM incident;
)SQL",
        incidents, zones_a_side);
}

constexpr char const* sql =
    "SELECT zone_id, sum(count) FROM incident JOIN placement ON theme = 1 AND event_id = id "
    "WHERE starts BETWEEN '2013-01-01' AND '2016-12-31' AND part = 'evening' AND kind IN ('kind1', "
    "'kind2') GROUP BY zone_id";

query::question evening_question(snapshot::snapshot const& data) {
    auto const& kinds = data.find("incidents")->find("kind")->texts;
    query::question asked;
    asked.period = {model::days_of_year(2013).first, model::days_of_year(2016).last};
    asked.part = snapshot::day_part::evening;
    asked.kinds = std::vector{kinds.find("kind1"), kinds.find("kind2")};
    return asked;
}

std::int64_t sum_by_sql(db::connection& database) {
    std::int64_t sum = 0;
    auto row = database.query(sql);
    while (row.next()) {
        sum += row.integer(1);
    }
    return sum;
}

void bench_filter(db::connection& database, snapshot::snapshot const& data) {
    auto const asked = evening_question(data);
    std::int64_t ours = 0, theirs = 0;
    auto const scan =
        milliseconds(repetitions, [&] { ours = query::count(data, 0, asked).total().incidents; });
    auto const all =
        milliseconds(repetitions, [&] { ours += 0 * query::count(data, 0, {}).total().incidents; });
    auto const by_sql = milliseconds(2, [&] { theirs = sum_by_sql(database); });
    fmt::print("| question | milliseconds | ratio |\n|---|--:|--:|\n");
    fmt::print("| four years, evening, two kinds | {:.2f} | 1 |\n", scan);
    fmt::print("| everything | {:.2f} | {:.1f} |\n", all, all / scan);
    fmt::print("| the first in SpatiaLite SQL | {:.0f} | {:.0f} |\n", by_sql, by_sql / scan);
    fmt::print("\nBoth count {} incidents{}.\n\n", ours, ours == theirs ? "" : ", WRONG");
}

double gdal_milliseconds(snapshot::table const& incidents, std::size_t rows,
                         std::string const& path) {
    std::shared_ptr<snapshot::table const> const kept{std::shared_ptr<void>{}, &incidents};
    encode::feature_rows features{encode::everything_of(kept)};
    return milliseconds(1, [&] {
        ogr::file_writer out{path, features.options()};
        for (std::size_t row = 0; row < rows; ++row) {
            out.add(features.row(row));
        }
        out.close();
    });
}

void bench_geojson(snapshot::snapshot const& data, std::string const& folder) {
    auto const& incidents = *data.find("incidents");
    auto const rows = std::min<std::size_t>(incidents.size(), 200'000);
    std::vector<std::uint32_t> all(rows);
    std::iota(all.begin(), all.end(), 0U);
    encode::feature_writer writer{encode::everything_of({std::shared_ptr<void>{}, &incidents})};
    std::string text;
    auto const ours = milliseconds(repetitions, [&] {
        text.clear();
        writer.append(text, all);
    });
    std::string copy(text.size(), '\0');
    auto const copied =
        milliseconds(repetitions, [&] { std::memcpy(copy.data(), text.data(), text.size()); });
    auto const gdal = gdal_milliseconds(incidents, rows, folder + "/made.geojson");
    auto const speed = [&](double ms) {
        return static_cast<double>(text.size()) / ms / 1e6;
    };
    fmt::print("| {} features as GeoJSON | milliseconds | GB/s | ratio |\n|---|--:|--:|--:|\n",
               rows);
    fmt::print("| from the columns | {:.1f} | {:.2f} | 1 |\n", ours, speed(ours));
    fmt::print("| memcpy of the text | {:.1f} | {:.2f} | {:.2f} |\n", copied, speed(copied),
               copied / ours);
    fmt::print("| GDAL, to a file | {:.0f} | | {:.0f} |\n", gdal, gdal / ours);
}

} // namespace

int main(int count, char** arguments) {
    auto const incidents = count > 1 ? std::atoll(arguments[1]) : 1'000'000;
    auto folder = (std::filesystem::temp_directory_path() / "trygg-bench-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) {
        return 1;
    }
    {
        auto database = store::open_to_write(folder + "/made.db");
        store::change change{database};
        database.run(script(incidents));
        change.commit();
        std::shared_ptr<snapshot::snapshot const> data;
        auto const loading = milliseconds(1, [&] { data = snapshot::load(database); });
        fmt::print("{} incidents in {} zones, loaded in {:.1f} s.\n\n", incidents,
                   zones_a_side * zones_a_side, loading / 1000);
        bench_filter(database, *data);
        bench_geojson(*data, folder);
    }
    std::filesystem::remove_all(folder);
    return 0;
}

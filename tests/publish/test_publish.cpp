#include "db/sqlite.hpp"
#include "model/when.hpp"
#include "publish/limits.hpp"
#include "publish/publish.hpp"
#include "query/figures.hpp"
#include "snapshot/load.hpp"
#include "snapshot/town.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using query::shown;

namespace {

/// 20 arsons in A, 2 in B, 30 outside, all of Mark and of 2019; 12 answers of 2020 by day in A.
constexpr char const* more = R"SQL(
DELETE FROM incident; DELETE FROM placement WHERE theme = 1;
CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 30) SELECT i FROM c;
INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, title, starts, part, count, precision, municipality, geom)
SELECT 100 + i, 'police', i, '', 1, 'arson', 'hemlig titel', '2019-05-' || printf('%02d', i), 'night', 1, 'exact', '1463',
       MakePoint(500000 + 10 * i, 6400500, 3006) FROM n WHERE i <= 20;
INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, starts, count, precision, municipality)
SELECT 200 + i, 'police', 100 + i, '', 1, 'arson', '2019-06-01', 1, 'zone', '1463' FROM n WHERE i <= 2;
INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, starts, count, precision, municipality)
SELECT 300 + i, 'police', 200 + i, '', 1, 'arson', '2019-07-01', 1, 'municipality', '1463' FROM n;
INSERT INTO placement SELECT 1, 100 + i, 1, 11, 'geometry' FROM n WHERE i <= 20;
INSERT INTO placement SELECT 1, 200 + i, 1, 12, 'code' FROM n WHERE i <= 2;
)SQL";

struct views {
    explicit views(std::string const& sql = {}, publish::policy const& by = {}) {
        town::build(path());
        town::run(path(), more + sql);
        auto database = store::open_to_read(path());
        exact = snapshot::load(database);
        open = publish::publish(*exact, by);
    }

    std::string path() const { return folder / "town.db"; }

    /// Of a zone of the first set, or with -1 of the whole municipality.
    query::figures of(int zone, query::question asked = {}) const {
        asked.municipality = open->own;
        auto const counted = query::count(*open, 0, asked);
        return zone < 0 ? counted.total() : counted.zones[static_cast<std::size_t>(zone)];
    }

    temp_folder folder;
    std::shared_ptr<snapshot::snapshot const> exact, open;
};

std::vector<std::string> texts(snapshot::table const& of, char const* name) {
    auto const& column = *of.find(name);
    std::vector<std::string> result;
    for (auto const word : column.words) {
        result.emplace_back(column.texts.text(word));
    }
    return result;
}

} // namespace

TEST_CASE("A few events over the border hide no number of the municipality itself") {
    views const town{
        "INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, starts, count, "
        "precision, municipality) SELECT 400 + i, 'police', 300 + i, '', 1, 'arson', '2019-06-01', "
        "1, 'municipality', '1465' FROM n WHERE i <= 3;"};
    CHECK(town.of(-1).is.incidents == shown::yes);
    CHECK(town.of(-1).incidents == 52);
    auto const everything = query::count(*town.open, 0, {}).total();
    CHECK(everything.is.incidents == shown::few); // or it would tell of the three
    query::question of_2019;
    of_2019.period = model::days_of_year(2019);
    CHECK(town.of(-1, of_2019).is.incidents == shown::yes);
}

TEST_CASE("A small zone is hidden with another, and the whole is shown") {
    views const town;

    CHECK(town.of(1).is.incidents == shown::few);
    CHECK(town.of(1).incidents == 0);
    CHECK(town.of(0).is.incidents == shown::few);
    CHECK(town.of(-1).incidents == 52);
    CHECK(town.of(-1).is.incidents == shown::yes);
}

TEST_CASE("Without complementary hiding the small zone is a difference") {
    views const town{{}, {.hide_complementary = false}};

    CHECK(town.of(1).is.incidents == shown::few);
    CHECK(town.of(0).incidents == 20);
    query::question asked;
    asked.municipality = town.open->own;
    auto const outside = query::count(*town.open, 0, asked).outside;
    CHECK(town.of(-1).incidents - town.of(0).incidents - outside.incidents == 2);
}

TEST_CASE("Periods and parts that are published are counted, others are not offered") {
    views const town{"DELETE FROM incident WHERE id BETWEEN 200 AND 299;"};

    query::question year, month, night, night_of_year;
    year.period = model::days_of_year(2019);
    month.period = *model::days_of("2019-05");
    night.part = snapshot::day_part::night;
    night_of_year = night;
    night_of_year.period = year.period;
    CHECK(town.of(0, year).incidents == 20);
    CHECK(town.of(0, month).is.incidents == shown::not_offered);
    CHECK(town.of(0, night).incidents == 20);
    CHECK(town.of(0, night_of_year).is.incidents == shown::not_offered);
}

TEST_CASE("A zone set beside the chain of zones offers no protected figures") {
    views const town{
        "INSERT INTO zone_set VALUES (3, 'tatort', 'Tätort', NULL); INSERT INTO zone (id, "
        "zone_set_id, code, name, municipality, area_m2, row_hash, source_id, geom) SELECT 31, 3, "
        "'T', 'Kinna', '1463', 1000000, '', 1, geom FROM zone WHERE id = 11;"};
    query::question asked;
    asked.municipality = town.open->own;

    auto const counted = query::count(*town.open, 2, asked);

    CHECK(counted.zones[0].is.incidents == shown::not_offered);
    CHECK(counted.total().incidents == 52);
}

TEST_CASE("Rows of protected incidents stand for visible cells of zones") {
    views const town{"DELETE FROM incident WHERE id BETWEEN 200 AND 299;"};
    auto const& rows = *town.open->find("incidents");

    CHECK(rows.size() == 2); // 20 of A in 2019, 30 outside
    CHECK(texts(rows, "title") == std::vector<std::string>{"", ""});
    CHECK(texts(rows, "date") == std::vector<std::string>{"2019", "2019"});
    CHECK(rows.shapes->missing().size() == 1);
    auto const& counts = rows.find("count")->integers;
    CHECK(counts[0] + counts[1] == 50);
    CHECK(query::incidents_of(town.open->incidents, {}).empty());
    CHECK(town.open->secret.empty());
}

TEST_CASE("No row is left of a hidden zone") {
    views const town;
    auto const& rows = *town.open->find("incidents");
    CHECK(texts(rows, "zone_deso") == std::vector<std::string>{""});
    CHECK(town.open->find("mentions")->size() == 0);
}

TEST_CASE(
    "Open incidents lie near their place, with their month, and those without such a place are "
    "not listed") {
    views const town{
        "INSERT INTO setting VALUES ('public.police', 'points');"
        "INSERT INTO public_position SELECT 1, id, 500500, 6400500 FROM incident WHERE id BETWEEN "
        "101 AND 119;"};
    auto const& rows = *town.open->find("incidents");

    CHECK(rows.size() == 51); // 19 of 20 with a place, 32 that have none
    auto const precision = texts(rows, "precision");
    CHECK(std::ranges::count(precision, "approximate") == 19);
    auto const dates = texts(rows, "date");
    CHECK(std::ranges::count(dates, "2019-05") == 19);
    CHECK(std::ranges::count(texts(rows, "title"), "hemlig titel") == 0);
    CHECK(town.of(1).incidents == 2);
}

TEST_CASE("Nothing is told of a closed dataset") {
    views const town{"INSERT INTO setting VALUES ('public.police', 'none');"};
    CHECK(town.open->find("incidents")->size() == 0);
    CHECK(town.of(-1).incidents == 0);
    CHECK(town.open->incidents.covered_years.empty());
    CHECK_FALSE(town.exact->sources[0].kinds.empty());
    CHECK(town.open->sources[0].kinds.empty());
}

TEST_CASE("A missing or broken setting protects") {
    views const town{"INSERT INTO setting VALUES ('public.police', 'poinst'), ('k', '2'), "
                     "('k.police', '7'), ('n_min', 'many'), ('n_min.s2017', '50');"};
    using namespace publish;
    CHECK(openness_of(*town.exact, "police") == openness::counts);
    CHECK(openness_of(*town.exact, "unknown") == openness::counts);
    CHECK(k_of(*town.exact, "s2017") == 5);
    CHECK(k_of(*town.exact, "police") == 7);
    CHECK(n_min_of(*town.exact, "s2020") == 30);
    CHECK(n_min_of(*town.exact, "s2017") == 50);
}

TEST_CASE("No way to write k or n_min that is not a number within the limits is taken") {
    for (auto const* broken : {"abc", "", "-1", "0", "1", "2", "5.5", "5 ", " 5", "+5", "1e1",
                               "0x9", "1001", "99999999999999999999", "ja"}) {
        CAPTURE(broken);
        views const town{std::string{"INSERT INTO setting VALUES ('k', '"} + broken +
                         "'), ('n_min', '" + broken + "');"};
        CHECK(publish::k_of(*town.exact, "police") == 5);
        CHECK(town.of(1).is.incidents == shown::few);
        if (std::string_view{broken} != "1001") { // more than k takes, but not more than n_min
            CHECK(publish::n_min_of(*town.exact, "s2020") == 30);
        }
    }
}

TEST_CASE("A broken limit of one dataset never protects less than usual") {
    views const town{"INSERT INTO setting VALUES ('k', '3'), ('k.police', '1O'), ('n_min', '10'), "
                     "('n_min.s2020', 'trettio');"};
    CHECK(publish::k_of(*town.exact, "police") == 5);
    CHECK(publish::k_of(*town.exact, "s2017") == 3);
    CHECK(publish::n_min_of(*town.exact, "s2020") == 30);
    CHECK(publish::n_min_of(*town.exact, "s2017") == 10);
}

TEST_CASE("A database from before there were settings of protection publishes counts alone") {
    views const town{"DELETE FROM setting WHERE key != 'municipality'; DELETE FROM "
                     "public_position;"};
    for (auto const& dataset : town.exact->datasets) {
        CHECK(publish::openness_of(*town.exact, dataset) == publish::openness::counts);
    }
    CHECK(town.of(1).is.incidents == shown::few);
    for (auto const& title : texts(*town.open->find("incidents"), "title")) {
        CHECK(title.empty());
    }
    CHECK(town.open->find("mentions")->size() == 0);
}

TEST_CASE("No word but points and none opens or closes a dataset") {
    for (auto const* broken : {"", "point", "POINTS", "points ", "all", "true", "public"}) {
        CAPTURE(broken);
        views const town{std::string{"INSERT INTO setting VALUES ('public.police', '"} + broken +
                         "');"};
        CHECK(publish::openness_of(*town.exact, "police") == publish::openness::counts);
        CHECK(town.of(1).is.incidents == shown::few);
    }
}

TEST_CASE(
    "Of few answers neither a share nor its numbers are shown, and the whole day is no question") {
    views const town{
        "INSERT INTO response (id, survey_id, source_key, row_hash, source_id, municipality, "
        "safe_day) SELECT 100 + i, 2, 100 + i, '', 1, '1463', CASE WHEN i < 7 THEN 'unsafe' ELSE "
        "'safe' END FROM n WHERE i <= 12; INSERT INTO placement SELECT 6, 100 + i, 1, 11, 'code' "
        "FROM n WHERE i <= 12;"};
    query::question day, whole;
    day.period = whole.period = model::days_of_year(2020);
    day.part = snapshot::day_part::day;

    CHECK(town.of(0, day).feeling.n == 13);
    CHECK(town.of(0, day).is.respondents == shown::yes);
    CHECK(town.of(0, day).is.unsafe_share == shown::few);
    CHECK(town.of(0, day).feeling.hits == 0);
    CHECK(town.of(0, day).feeling.weight == 0);
    CHECK(town.of(0, whole).is.unsafe_share == shown::not_offered);
}

TEST_CASE(
    "Activities that are not public or still to come are not told, nor how many files' rows") {
    views const town;
    CHECK(town.open->activities.status.size() == 1);
    CHECK(town.open->pledges[0].commitments[0].done == 1);
    CHECK(town.open->pledges[0].commitments[0].planned == 0);
    CHECK(town.open->sources[0].rows == snapshot::hidden);
    CHECK(town.open->sources[0].sha256.empty());
    CHECK(town.open->responses.survey.empty());
    CHECK(town.open->mentions.survey.empty());
}

TEST_CASE("Where somebody from the police is today or will be is published nowhere") {
    publish::policy by;
    by.today = model::days_of("2021-05-10")->first;
    views const town{
        "UPDATE activity SET date = '2021-05-10', status = 'done', public = 1 WHERE id = 1;"
        "INSERT INTO measure (id, dataset, source_key, row_hash, source_id, type, title, status, "
        "planned_from, done_on, precision) VALUES "
        "(21, 'd', '21', '', 1, 'patrol', 'Planerad', 'planned', '2021-06-01', NULL, 'none'), "
        "(22, 'd', '22', '', 1, 'patrol', 'Idag', 'done', NULL, '2021-05-10', 'none'), "
        "(23, 'd', '23', '', 1, 'patrol', 'Igår', 'done', NULL, '2021-05-09', 'none');",
        by};

    CHECK(town.open->activities.status.empty());
    CHECK(town.of(-1).activities_done == 0);
    CHECK(town.open->find("activities")->size() == 0);
    CHECK(texts(*town.open->find("measures"), "title") ==
          std::vector<std::string>{"Ljus i tunneln", "Gupp", "Brev till alla", "Igår"});
    CHECK(town.open->measures.status.size() == 4);

    by.today += 1;
    auto const next_day = publish::publish(*town.exact, by);
    CHECK(next_day->activities.status.size() == 1);
    CHECK(next_day->measures.status.size() == 5);
}

TEST_CASE("Public ids are the same each time and not those of the database") {
    views const town{"DELETE FROM incident WHERE id BETWEEN 200 AND 299;"};
    auto const again = publish::publish(*town.exact);
    auto const& ids = town.open->find("incidents")->ids->numbers();
    CHECK(ids == again->find("incidents")->ids->numbers());
    CHECK(ids[0] > 1'000'000);
}

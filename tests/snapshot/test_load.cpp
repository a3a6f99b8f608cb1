#include "snapshot/load.hpp"

#include "snapshot/town.hpp"

#include <catch2/catch.hpp>

using namespace trygg;

namespace {

std::shared_ptr<snapshot::snapshot const> load_town(std::string const& more_sql = {}) {
    temp_folder const folder;
    town::build(folder / "town.db");
    if (!more_sql.empty()) {
        town::run(folder / "town.db", more_sql);
    }
    auto database = store::open_to_read(folder / "town.db");
    return snapshot::load(database);
}

} // namespace

TEST_CASE("A snapshot holds each table with its rows by id") {
    auto const data = load_town();
    CHECK(data->find("incidents")->ids->numbers() == std::vector<std::int64_t>{1, 2, 3, 4, 5, 7});
    CHECK(data->find("zones-deso")->ids->codes() == std::vector<std::string>{"A", "B", "C"});
    CHECK(data->find("nothing") == nullptr);
    CHECK(data->zone_sets[0].zones[0].population ==
          std::vector<std::pair<int, std::int64_t>>{{2017, 1000}, {2020, 2000}});
    CHECK(data->incidents.zones[0] == std::vector<std::int32_t>{0, 0, 1, -1, 2, 1});
}

TEST_CASE("A zone whose people no file tells has those of the zones in it, when all are known") {
    auto const data = load_town();
    CHECK(data->zone_sets[1].zones[0].population ==
          std::vector<std::pair<int, std::int64_t>>{{2020, 2500}}); // of 2017 B is not known
}

TEST_CASE("People that a file tells of larger zones are not added up") {
    auto const data = load_town("INSERT INTO population VALUES ('regso', 'R', 2019, 7, 1)");
    CHECK(data->zone_sets[1].zones[0].population ==
          std::vector<std::pair<int, std::int64_t>>{{2019, 7}});
}

TEST_CASE("Points take the compact form, other shapes their text") {
    auto const data = load_town();
    auto const& points = *data->find("incidents")->shapes;
    CHECK(points.points_only());
    CHECK(points.type() == "Point");
    CHECK(points.missing().size() == 1);
    auto const& zones = *data->find("zones-deso")->shapes;
    CHECK_FALSE(zones.points_only());
    CHECK(zones.type() == "MultiPolygon");
    CHECK(zones.envelope(0).west == 150'000'000);
}

TEST_CASE("An incident that states no municipality belongs where its zone lies, or nowhere") {
    auto const data = load_town("UPDATE incident SET municipality = NULL");
    auto const& facts = data->incidents;
    auto const of = [&](std::size_t row) {
        return data->municipalities[facts.groups[facts.group_of[row]].municipality].code;
    };
    CHECK(of(0) == "1463");
    CHECK(of(3).empty());
    CHECK(of(4) == "1490");
}

TEST_CASE("A place that stands for a whole municipality is never drawn") {
    auto const data = load_town("UPDATE incident SET precision = 'municipality' WHERE id = 1");
    CHECK_FALSE(data->find("incidents")->shapes->has(0));
}

TEST_CASE("A context layer is a table with its file's own properties") {
    auto const data =
        load_town("CREATE TABLE layer_lamps (id INTEGER PRIMARY KEY, a TEXT, b REAL, geom BLOB); "
                  "INSERT INTO layer_lamps VALUES (1, 'LED', 4.5, MakePoint(12.5, 57.5, 4326)); "
                  "INSERT INTO layer VALUES (1, 'lamps', 'Lampor', 'layer_lamps', 4326, "
                  "'[{\"column\":\"a\",\"name\":\"Typ av lampa\",\"type\":\"text\"},"
                  "{\"column\":\"b\",\"name\":\"Höjd\",\"type\":\"real\"}]', 1)");
    auto const* lamps = data->find("lamps");
    REQUIRE(lamps != nullptr);
    CHECK(lamps->title == "Lampor");
    CHECK(lamps->find("Höjd")->reals == std::vector<double>{4.5});
    CHECK(lamps->shapes->longitudes()[0] == 125'000'000);
    CHECK(data->layers == std::vector<std::string>{"lamps"});
}

TEST_CASE("Dates and times of a layer are temporal, those without an offset in UTC") {
    auto const data = load_town(
        "CREATE TABLE layer_stages (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c INTEGER, geom BLOB); "
        "INSERT INTO layer_stages VALUES (1, '2022-04-16', '2022-04-16T10:13:19', 1, NULL), "
        "(2, '1970-01-01', '1970-01-01T00:00:01.25', NULL, NULL); "
        "INSERT INTO layer VALUES (1, 'stages', 'Etapper', 'layer_stages', 4326, "
        "'[{\"column\":\"a\",\"name\":\"date\",\"type\":\"date\"},"
        "{\"column\":\"b\",\"name\":\"start\",\"type\":\"datetime\"},"
        "{\"column\":\"c\",\"name\":\"open\",\"type\":\"boolean\"}]', 1)");
    auto const &date = *data->find("stages")->find("date"),
               &start = *data->find("stages")->find("start");
    CHECK(date.type == snapshot::column_type::temporal);
    CHECK(snapshot::kind_of_times(date) == snapshot::time_kind::dates);
    CHECK(date.spans[date.words[1]] == model::time_span{0, 86'399});
    CHECK(date.nanoseconds.empty());
    CHECK(snapshot::kind_of_times(start) == snapshot::time_kind::timestamps);
    CHECK(start.texts.text(start.words[0]) == "2022-04-16T10:13:19Z");
    CHECK(start.spans[start.words[1]] == model::time_span{1, 1});
    CHECK(start.nanoseconds[start.words[1]] == 250'000'000);
    CHECK(data->find("stages")->find("open")->type == snapshot::column_type::boolean);
    CHECK(data->find("stages")->find("open")->integers[1] == snapshot::no_integer);
}

TEST_CASE("A column of years, dates and times is temporal and mixed") {
    auto const data = load_town();
    auto const& date = *data->find("incidents")->find("date");
    CHECK(date.type == snapshot::column_type::temporal);
    CHECK(snapshot::kind_of_times(date) == snapshot::time_kind::mixed);
    CHECK(date.spans[date.words[2]] == *model::seconds_of("2017"));
    CHECK(date.spans[date.words[5]] == snapshot::never);
    CHECK(snapshot::kind_of_times(*data->find("incidents")->find("date_to")) ==
          snapshot::time_kind::mixed);
}

TEST_CASE("An empty database is a snapshot without rows") {
    temp_folder const folder;
    auto database = store::open_to_write(folder / "empty.db");
    auto const data = snapshot::load(database);
    CHECK(data->find("incidents")->size() == 0);
    CHECK(data->zone_sets.empty());
    CHECK_FALSE(data->find("places")->shapes->extent());
}

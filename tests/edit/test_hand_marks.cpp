#include "edit/geojson_shape.hpp"
#include "edit/hand_marks.hpp"

#include "edited_town.hpp"
#include "ingest/importing.hpp"
#include "store/database.hpp"
#include "store/join_report.hpp"

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

constexpr char const* head = "Id;Typ;Titel;Status;Kostnad (kr);Plats;Longitud;Latitud\n";

/// Two measures imported from a spreadsheet, which people then edit.
class spreadsheet {
public:
    ingest::file_report import(std::string const& rows) {
        auto const path = m_files.file("measures.csv", head + rows);
        return m_files.import("measures", path);
    }

    void change(std::int64_t id, json const& properties) {
        run([&](auto& database) {
            edit::change(database, {edit::find_kind("measures"), id}, {.properties = properties},
                         edit::manner::patch, {"anna", ""});
        });
    }

    void settle(std::int64_t id, bool take_file) {
        run([&](auto& database) { edit::settle(database, id, take_file, "bo"); });
    }

    json state(std::int64_t id) {
        auto database = store::open_to_read(m_files.database());
        return edit::read_state(database, *edit::find_kind("measures"), id)->properties;
    }

    double longitude(std::int64_t id) {
        auto database = store::open_to_read(m_files.database());
        auto const wkb = edit::read_state(database, *edit::find_kind("measures"), id)->wkb;
        return edit::shape_json(wkb, "EPSG:3006", model::crs84())["coordinates"][0];
    }

    std::vector<edit::clash> clashes() {
        auto database = store::open_to_read(m_files.database());
        return edit::open_clashes(database, 10);
    }

    void run(std::function<void(db::connection&)> const& what) {
        auto database = store::open_to_write(m_files.database());
        store::change change{database};
        what(database);
        change.commit();
    }

private:
    importing m_files;
};

constexpr char const* first = "A1;Ny belysning;Ljus;Planerad;100;;12,69;57,50\n"
                              "A2;Farthinder;Gupp;Beslutad;200;;12,69;57,51\n";

} // namespace

TEST_CASE("a field edited by hand stays when the spreadsheet says nothing new of it") {
    spreadsheet sheet;
    sheet.import(first);
    sheet.change(1, {{"title", "Ljus i parken"}});

    auto const again = sheet.import(first);
    auto const other = sheet.import("A1;Ny belysning;Ljus;Planerad;150;;12,69;57,50\n"
                                    "A2;Farthinder;Gupp;Beslutad;200;;12,69;57,51\n");

    CHECK(again.unchanged == 2);
    CHECK(other.updated == 1);
    CHECK(sheet.state(1)["title"] == "Ljus i parken");
    CHECK(sheet.state(1)["cost_sek"] == 150);
    CHECK(sheet.clashes().empty());
}

TEST_CASE("a clash is kept and told, and a person chooses") {
    spreadsheet sheet;
    sheet.import(first);
    sheet.change(1, {{"title", "Ljus i parken"}, {"cost_sek", 120}});

    auto const report = sheet.import("A1;Ny belysning;Ljus vid skolan;Planerad;130;;12,69;57,50\n");

    CHECK(sheet.state(1)["title"] == "Ljus i parken");
    CHECK(report.figures.at("clashes_with_hand_edits") == 2);
    CHECK_THAT(report.notices.at(0).second,
               Contains("measures 1: title is \"Ljus i parken\" by hand and \"Ljus vid skolan\" in "
                        "the file"));
    auto const clashes = sheet.clashes();
    REQUIRE(clashes.size() == 2);
    CHECK(clashes[0].field == "title");
    CHECK(clashes[0].title == "Ljus i parken");
    CHECK(clashes[0].file_value == "\"Ljus vid skolan\"");
    CHECK(clashes[0].source == "measures.csv");

    sheet.settle(clashes[0].id, false);
    sheet.settle(clashes[1].id, true);
    CHECK(sheet.state(1)["title"] == "Ljus i parken");
    CHECK(sheet.state(1)["cost_sek"] == 130);
    CHECK(sheet.clashes().empty());
    CHECK_THROWS_AS(sheet.settle(clashes[0].id, true), not_found);

    // What was chosen holds for the files to come.
    CHECK(sheet.import("A1;Ny belysning;Ljus vid skolan;Planerad;140;;12,69;57,50\n").updated == 1);
    CHECK(sheet.state(1)["title"] == "Ljus i parken");
    CHECK(sheet.state(1)["cost_sek"] == 140);
    CHECK(sheet.clashes().empty());
}

TEST_CASE("a file that comes to say what was written by hand is followed again") {
    spreadsheet sheet;
    sheet.import(first);
    sheet.change(2, {{"status", "planned"}});

    sheet.import("A2;Farthinder;Gupp;Planerad;200;;12,69;57,51\n");
    sheet.import("A2;Farthinder;Gupp;Pågår;200;;12,69;57,51\n");

    CHECK(sheet.state(2)["status"] == "underway");
    CHECK(sheet.clashes().empty());
}

TEST_CASE("a place moved by hand stays, and a retired feature stays retired") {
    spreadsheet sheet;
    sheet.import(first);
    sheet.run([&](auto& database) {
        edit::feature_key const light{edit::find_kind("measures"), 1};
        json const point{{"type", "Point"}, {"coordinates", {12.7, 57.51}}};
        edit::change(database, light, {.geometry = point}, edit::manner::patch, {"anna", ""});
        edit::retire(database, {edit::find_kind("measures"), 2}, {"anna", ""});
    });

    auto const report = sheet.import("A1;Ny belysning;Ljus;Planerad;101;;12,69;57,50\n"
                                     "A2;Farthinder;Gupp;Beslutad;201;;12,69;57,51\n");

    CHECK(report.updated == 2);
    CHECK_THAT(report.notices.at(0).second, Contains("1 rows are of features that were retired"));
    CHECK(sheet.longitude(1) == 12.7);
    sheet.run([](auto& database) {
        CHECK(database.count("SELECT count(*) FROM retired") == 1);
        CHECK(store::find_faults(database).empty());
    });

    sheet.import("A1;Ny belysning;Ljus;Planerad;101;;12,71;57,50\n");
    REQUIRE(sheet.clashes().size() == 1);
    CHECK(sheet.clashes()[0].field == "geom");
    sheet.settle(sheet.clashes()[0].id, true);
    CHECK(sheet.longitude(1) == 12.71);
}

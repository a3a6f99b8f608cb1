#include "base/error.hpp"
#include "store/class_limits.hpp"
#include "store/database.hpp"
#include "store/row_writer.hpp"
#include "store/setting_values.hpp"
#include "temp_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace trygg;
using Catch::Matchers::Contains;

TEST_CASE("a new database has all geometry columns in EPSG:3006 with an index") {
    temp_folder folder;
    auto database = store::open_to_write(folder / "a.db");

    CHECK(database.count("SELECT count(*) FROM geometry_columns WHERE srid = 3006 AND "
                         "spatial_index_enabled = 1") == 9);
    CHECK(store::storage_crs(database) == 3006);
    CHECK(database.query("PRAGMA journal_mode").next());
    CHECK(store::revision(database) == 0);
}

TEST_CASE("a committed change moves the revision, an abandoned one leaves nothing") {
    temp_folder folder;
    auto database = store::open_to_write(folder / "a.db");

    {
        store::change change{database};
        change.set("municipality", "1463");
        change.commit();
    }
    {
        store::change change{database};
        change.set("municipality", "1490");
    }

    CHECK(store::revision(database) == 1);
    CHECK(store::setting(database, "municipality") == "1463");
}

TEST_CASE("a reader sees what a writer committed, and cannot write") {
    temp_folder folder;
    auto writer = store::open_to_write(folder / "a.db");
    auto reader = store::open_to_read(folder / "a.db");

    store::change change{writer};
    change.set("title", "Trygg karta");
    change.commit();

    CHECK(store::setting(reader, "title") == "Trygg karta");
    CHECK_THROWS_AS(reader.run("DELETE FROM setting"), error);
}

TEST_CASE("what is no database of ours is refused and left as it was") {
    temp_folder folder;
    auto const text = folder / "notes.txt";
    std::ofstream{text} << "only some text, longer than sixteen bytes";
    auto const other = folder / "other.db";
    {
        db::connection database{other, db::connection::mode::create};
        database.run("CREATE TABLE t (x)");
    }
    auto const before = std::filesystem::file_size(other);

    CHECK_THROWS_WITH(store::open_to_write(text), Contains("is not a database"));
    CHECK_THROWS_WITH(store::open_to_read(text), Contains("is not a database"));
    CHECK_THROWS_WITH(store::open_to_write(other), Contains("another program"));
    CHECK_THROWS_WITH(store::open_to_read(other), Contains("no database of Trygghetskarta"));
    CHECK_THROWS_WITH(store::open_to_read(folder / "none.db"), Contains("there is no database"));
    CHECK_THROWS_WITH(store::open_to_write(folder / "none/none.db"), Contains("no folder"));
    CHECK_THROWS_WITH(store::open_to_write(folder.path()), Contains("is a folder"));
    CHECK(std::filesystem::file_size(other) == before);
}

TEST_CASE("a newer database is refused with what to do") {
    temp_folder folder;
    {
        auto database = store::open_to_write(folder / "a.db");
        database.run("PRAGMA user_version = 99");
    }

    CHECK_THROWS_WITH(store::open_to_write(folder / "a.db"), Contains("newer version"));
    CHECK_THROWS_WITH(store::open_to_read(folder / "a.db"), Contains("newer version"));
}

TEST_CASE("a damaged database is refused") {
    temp_folder folder;
    {
        auto database = store::open_to_write(folder / "a.db");
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    {
        std::fstream file{folder / "a.db", std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(100);
        file << std::string(4000, 'x');
    }

    CHECK_THROWS_WITH(store::open_to_read(folder / "a.db"), Contains("backup"));
}

TEST_CASE("a full disk ends the change and damages nothing") {
    temp_folder folder;
    auto database = store::open_to_write(folder / "a.db");
    auto const pages = database.count("PRAGMA page_count");
    database.run(fmt::format("PRAGMA max_page_count = {}", pages));

    auto const fill = [&] {
        store::change change{database};
        change.set("title", std::string(10'000'000, 'x'));
        change.commit();
    };

    CHECK_THROWS_WITH(fill(), Contains("disk is full"));
    CHECK(database.query("PRAGMA integrity_check").next());
    CHECK(store::setting(database, "title") == std::nullopt);
}

TEST_CASE("functions that reach files and other databases are refused") {
    temp_folder folder;
    auto database = store::open_to_write(folder / "a.db");

    CHECK_THROWS_AS(database.query("SELECT BlobFromFile('/etc/passwd')"), error);
    CHECK_THROWS_AS(database.query("SELECT load_extension('x')"), error);
    CHECK_THROWS_AS(database.run("ATTACH '/etc/passwd' AS other"), error);
}

TEST_CASE("the same row again is unchanged, another content updates it") {
    temp_folder folder;
    auto database = store::open_to_write(folder / "a.db");
    database.run("INSERT INTO source (id, name, profile, sha256, bytes, file_time, imported_at) "
                 "VALUES (1, 'a', 'points', '', 0, '', '')");
    store::row_writer writer{
        database, {"place", {"dataset", "source_key"}, {"name", "kind"}, true}, 3006};
    std::string const wkb{
        "\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\xf0\x3f\x00\x00\x00\x00\x00\x00\x00\x40", 21};
    std::vector<store::value> const key{std::string{"demo"}, std::string{"1"}};

    auto const first =
        writer.write(key, {std::string{"Kinna torg"}, std::string{"square"}}, wkb, 1);
    auto const again =
        writer.write(key, {std::string{"Kinna torg"}, std::string{"square"}}, wkb, 1);
    auto const edited =
        writer.write(key, {std::string{"Kinna Torg"}, std::string{"square"}}, wkb, 1);

    CHECK(first.what == store::outcome::accepted);
    CHECK(again.what == store::outcome::unchanged);
    CHECK(edited.what == store::outcome::updated);
    CHECK(edited.id == first.id);
    CHECK(database.count("SELECT count(*) FROM place WHERE ST_X(geom) = 1") == 1);
}

TEST_CASE("a setting must be known and well-formed") {
    CHECK_THROWS_WITH(store::check_setting("munincipality", "1463"), Contains("municipality"));
    CHECK_THROWS_AS(store::check_setting("language", "de"), input_error);
    CHECK_THROWS_AS(store::check_setting("basemap_url", "ftp://x"), input_error);
    CHECK_THROWS_AS(store::check_setting("contact_email", "mark.se"), input_error);
    CHECK_THROWS_AS(store::check_setting("contact_email", "a@b?subject=x"), input_error);
    CHECK_THROWS_AS(store::check_setting("accessibility_date", "23/11 2026"), input_error);
    CHECK_THROWS_AS(store::check_setting("layer_names_en", "gatlyktor"), input_error);
    CHECK_NOTHROW(store::check_setting("layer_names_en", "gatlyktor=Street lamps; vatten = Water"));
    CHECK_THROWS_AS(store::check_setting("embed_origins", "mark.se"), input_error);
    CHECK_THROWS_AS(store::check_setting("embed_origins", "https://a.se; script-src *"),
                    input_error);
    CHECK_THROWS_AS(store::check_setting("basemap_file", "base.pmtiles"), input_error);
    CHECK_THROWS_WITH(store::check_setting("breaks.incident_rat", "1"), Contains("incident_rate"));
    CHECK_THROWS_AS(store::check_setting("form_changes", "2016-2018"), input_error);
    CHECK_THROWS_AS(store::check_setting("form_changes", "2016,"), input_error);
    CHECK_NOTHROW(store::check_setting("form_changes", "2016, 2018"));
    CHECK_NOTHROW(store::check_setting("municipality", "1463"));
    CHECK_NOTHROW(store::check_setting("embed_origins", "https://mark.se https://*.mark.se:8443"));
    CHECK_NOTHROW(store::check_setting("contact_email", "trygghet@mark.se"));
    CHECK_NOTHROW(store::check_setting("accessibility_date", "2026-11-23"));
}

TEST_CASE("class limits are one to four rising numbers, of a share below 1") {
    using limits = std::vector<double>;
    CHECK(store::parse_class_limits("incident_rate", "0.5,1,2") == limits{0.5, 1, 2});
    CHECK(store::parse_class_limits("mention_share", "0.25, 0.5, 0.75") == limits{0.25, 0.5, 0.75});
    for (auto const* wrong : {"", "1,", ",1", "2,1", "1,1", "0,5", "-1", "1;2", "a", "1,2,3,4,5",
                              "inf", "nan", "1e3", "0x1", "1 2"}) {
        INFO(wrong);
        CHECK_FALSE(store::parse_class_limits("incident_rate", wrong));
    }
    CHECK_FALSE(store::parse_class_limits("unsafe_share", "20,40"));
    CHECK_THROWS_WITH(store::check_setting("breaks.unsafe_share", "20,40"),
                      Contains("0.25,0.5,0.75") && Contains("below 1"));
    CHECK_NOTHROW(store::check_setting("breaks.unsafe_share", "0.3"));
    CHECK_NOTHROW(store::check_setting("breaks.unsafe_share", ""));
}

TEST_CASE("every figure with classes has a setting for them") {
    for (auto const figure : store::classed_figures()) {
        auto const known = store::known_settings();
        CHECK(std::ranges::find(known, store::class_limits_key(figure)) != known.end());
    }
}

#include "api/administered.hpp"
#include "base/error.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <semaphore>
#include <sstream>
#include <thread>

#include <sys/stat.h>

using namespace trygg;
using Catch::Matchers::Contains;

namespace {

namespace fs = std::filesystem;

/// An importer that makes one place of a file, in the name of who asks.
struct small_importer {
    std::shared_ptr<std::binary_semaphore> may_go = std::make_shared<std::binary_semaphore>(1);
    std::string database;

    std::string operator()(api::import_order const& order, api::import_steps const& steps) const {
        may_go->acquire();
        may_go->release();
        steps.on_progress(1, 2);
        std::ifstream file{order.path, std::ios::binary};
        std::stringstream content;
        content << file.rdbuf();
        if (content.str() == "wrong") {
            throw input_error{"{}: is no table", order.path};
        }
        json const report{{"dry_run", order.is_trial},
                          {"rows", 1},
                          {"accepted", 1},
                          {"updated", 0},
                          {"unchanged", 0},
                          {"rejected", 0},
                          {"file", order.name},
                          {"content", content.str()}};
        if (!order.is_trial) {
            auto to = store::open_to_write(database);
            store::change change{to};
            change.set("title", order.by + " " + order.name + " " + order.set);
            steps.before_commit(to, report.dump());
            change.commit();
        }
        return report.dump();
    }
};

api::service_options with(small_importer const& run) {
    api::service_options options;
    options.importing = {.run = run, .profiles = {{"places", "places"}}};
    return options;
}

/// The town with the importer above.
class importing_town {
public:
    importing_town() {
        // The database is made with the town, whose folder is not known before.
        importer.database = "";
        service_path = std::make_shared<std::string>();
        auto const path = service_path;
        auto const run = importer;
        api::service_options options;
        options.importing = {.run =
                                 [path, run](auto const& order, auto const& steps) {
                                     auto mine = run;
                                     mine.database = *path;
                                     return mine(order, steps);
                                 },
                             .profiles = {{"places", "places"}}};
        at = std::make_unique<administered>(options);
        *service_path = at->town.path();
    }

    json begin(std::string const& name, std::size_t size) const {
        auto const made = at->send("POST", "/admin/uploads", {{"name", name}, {"size", size}});
        INFO(body_of(made));
        REQUIRE(made.status == 201);
        return json::parse(body_of(made));
    }

    http::response append(std::string const& id, std::size_t offset,
                          std::string const& bytes) const {
        auto headers = guarded_town::token("admin");
        headers.emplace("content-type", "application/octet-stream");
        headers.emplace("upload-offset", std::to_string(offset));
        return at->town.ask("PATCH", "/admin/uploads/" + id, headers, bytes);
    }

    std::string upload(std::string const& name, std::string const& bytes) const {
        auto const id = begin(name, bytes.size())["id"].get<std::string>();
        REQUIRE(append(id, 0, bytes).status == 200);
        return id;
    }

    json ended(json const& job) const {
        auto const target = "/admin/jobs/" + job["id"].dump();
        for (int i = 0; i < 500; ++i) {
            auto const now = at->read(target);
            if (!now["ended_at"].is_null()) {
                return now;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        return at->read(target);
    }

    json start(json const& body) const {
        auto const made = at->send("POST", "/admin/jobs", body);
        INFO(body_of(made));
        REQUIRE(made.status == 202);
        return json::parse(body_of(made));
    }

    std::string folder() const { return at->town.path() + ".uploads"; }

    small_importer importer;
    std::shared_ptr<std::string> service_path;
    std::unique_ptr<administered> at;
};

} // namespace

TEST_CASE("A file is tried and then imported, once, and the map shows it") {
    importing_town const town;
    auto const id = town.upload("../Bränder 2020.CSV", "abc");
    auto const trial =
        town.ended(town.start({{"upload", id}, {"profile", "places"}, {"set", "s"}}));
    CHECK(trial["state"] == "done");
    CHECK(trial["file"] == "Bränder 2020.CSV");
    CHECK(trial["report"]["content"] == "abc");
    CHECK(trial["can_be_carried_out"] == true);
    CHECK_THAT(body_of(town.at->town.get("/map.json")), !Contains("Bränder"));

    auto const import = town.ended(town.start({{"carry_out", trial["id"]}}));
    CHECK(import["state"] == "done");
    CHECK(import["trial"] == trial["id"]);
    CHECK(import["report"]["dry_run"] == false);
    for (int i = 0; i < 200 && fs::exists(town.folder() + "/" + id + ".csv"); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    CHECK(fs::is_empty(town.folder()));
    town.at->town.service->reload();
    CHECK_THAT(body_of(town.at->town.get("/map.json")), Contains("admin Bränder 2020.CSV s"));

    CHECK(town.at->send("POST", "/admin/jobs", {{"carry_out", trial["id"]}}).status == 409);
    CHECK(town.at->read("/admin/jobs")["jobs"].size() == 2);
    CHECK(town.at->send("GET", "/admin/uploads/" + id).status == 404);
}

TEST_CASE("A file that cannot be read fails in words, by the name its owner gave it") {
    importing_town const town;
    auto const id = town.upload("b.csv", "wrong");
    auto const job = town.ended(town.start({{"upload", id}, {"profile", "places"}}));
    CHECK(job["state"] == "failed");
    CHECK(job["problem"] == "b.csv: is no table");
    CHECK(job["can_be_carried_out"] == false);
    CHECK(town.at->send("POST", "/admin/jobs", {{"carry_out", job["id"]}}).status == 409);
}

TEST_CASE("Files come piece by piece, in order, no more than was said") {
    importing_town const town;
    auto const id = town.begin("a.csv", 6)["id"].get<std::string>();
    CHECK(town.append(id, 3, "def").status == 409);
    CHECK(town.append(id, 0, "abc").status == 200);
    CHECK(town.append(id, 0, "abc").status == 409);
    CHECK(town.at->read("/admin/uploads/" + id)["received"] == 3);
    CHECK(town.append(id, 3, "defg").status == 413);
    CHECK(town.at->send("POST", "/admin/jobs", {{"upload", id}, {"profile", "places"}}).status ==
          409);
    CHECK(town.append(id, 3, "def").status == 200);

    struct stat known {};
    REQUIRE(stat(town.folder().c_str(), &known) == 0);
    CHECK((known.st_mode & 0777) == 0700);
    REQUIRE(stat((town.folder() + "/" + id + ".csv").c_str(), &known) == 0);
    CHECK((known.st_mode & 0777) == 0600);
    CHECK(town.at->send("DELETE", "/admin/uploads/" + id).status == 204);
    CHECK(fs::is_empty(town.folder()));
}

TEST_CASE("What is too large or nameless is refused before a byte of it comes") {
    importing_town const town;
    auto const begin = [&](json const& body) {
        return problems_of(town.at->send("POST", "/admin/uploads", body));
    };
    CHECK(begin({{"name", "a.csv"}, {"size", 100'000'001}}) == "/size too_large; ");
    CHECK(begin({{"name", ".."}, {"size", 0}}) == "/name name; /size empty; ");
    CHECK(town.at->send("PATCH", "/admin/settings", {{"upload_mb", 1}}, "*").status == 200);
    CHECK(begin({{"name", "a.csv"}, {"size", 1'000'001}}) == "/size too_large; ");
    for (int i = 0; i < 20; ++i) {
        town.begin("a.csv", 1);
    }
    CHECK(town.at->send("POST", "/admin/uploads", {{"name", "a"}, {"size", 1}}).status == 409);
}

TEST_CASE("Only shipped profiles are taken: a path would be read by the server") {
    importing_town const town;
    auto const id = town.upload("a.csv", "abc");
    auto const wrong = town.at->send("POST", "/admin/jobs",
                                     {{"upload", id},
                                      {"profile", "/etc/passwd.toml"},
                                      {"set", std::string(300, 'x')},
                                      {"fields", {{"date", 3}}}});
    CHECK(problems_of(wrong) == "/set too_long; /fields type; /profile code; ");
    auto const gone =
        town.at->send("POST", "/admin/jobs", {{"upload", "x"}, {"profile", "places"}});
    CHECK(problems_of(gone) == "/upload no_such; ");
}

TEST_CASE("A job is cancelled while it runs and while it waits, and changes nothing") {
    importing_town const town;
    auto const id = town.upload("a.csv", "abc");
    town.importer.may_go->acquire();
    auto const first = town.start({{"upload", id}, {"profile", "places"}});
    auto const second = town.start({{"upload", id}, {"profile", "places"}});
    while (town.at->read("/admin/jobs/" + first["id"].dump())["state"] == "waiting") {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    for (auto const& each : {second, first}) {
        CHECK(town.at->send("DELETE", "/admin/jobs/" + each["id"].dump()).status == 202);
    }
    town.importer.may_go->release();
    CHECK(town.ended(first)["state"] == "cancelled");
    CHECK(town.ended(second)["state"] == "cancelled");
    CHECK(town.at->send("DELETE", "/admin/jobs/" + first["id"].dump()).status == 409);
}

TEST_CASE("What waited when the program ended is told as interrupted by the next one") {
    temp_folder const folder;
    auto const path = folder / "town.db";
    town::build(path);
    town::run(path, "INSERT INTO job (kind, state, actor, upload, file, options, made_at) VALUES "
                    "('import', 'running', 'eva', 'x', 'a.csv', '{}', '2026-11-23T10:00:00Z')");
    fs::create_directory(path + ".uploads");
    std::ofstream{path + ".uploads/left.csv"} << "x";
    api::service_options options = with({});
    options.database_path = path;
    options.anonymous_role = model::role::admin;
    api::service const service{options};
    json job = json::object();
    for (int i = 0; i < 500 && job.value("state", "running") == "running"; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
        job = json::parse(body_of(service.answer({"GET", "/admin/jobs/1", {}})));
    }
    CHECK(job["state"] == "interrupted");
    auto const made = service.answer({"POST",
                                      "/admin/uploads",
                                      {{"content-type", "application/json"}},
                                      R"({"name":"b.csv","size":1})"});
    CHECK(made.status == 201);
    CHECK(!fs::exists(path + ".uploads/left.csv"));
}

TEST_CASE("A server without an importer says so") {
    administered const at;
    CHECK(at.read("/admin/uploads")["takes_files"] == false);
    CHECK(at.send("POST", "/admin/uploads", {{"name", "a"}, {"size", 1}}).status == 409);
}

TEST_CASE("Each import of a file is told, and its rejected rows as CSV that runs no formula") {
    administered const at;
    town::run(
        at.town.path(),
        "INSERT INTO import_run VALUES (1, 1, '2026-11-22T10:00:00Z', 'eva', 3, 1, 0, 0, 2, "
        "0), (2, 1, '2026-11-23T10:00:00Z', '', 3, 0, 0, 2, 1, 1);"
        "INSERT INTO rejected_row VALUES (1, 7, 'missing_date', 'row 7 has no date; add one', "
        "'=1+1;\"x\"')");
    auto const sources = at.read("/admin/sources")["sources"];
    REQUIRE(!sources.empty());
    auto const imports = at.read("/admin/sources/1/imports")["imports"];
    REQUIRE(imports.size() == 2);
    CHECK(imports[0]["id"] == 2);
    CHECK(imports[0]["by"] == nullptr);
    CHECK(imports[1]["by"] == "eva");
    CHECK(at.read("/admin/imports/1/rejected")["rows_rejected"].empty());
    auto const rows = at.read("/admin/imports/2/rejected")["rows_rejected"];
    CHECK(rows[0] == json{{"row", 7},
                          {"code", "missing_date"},
                          {"reason", "row 7 has no date; add one"},
                          {"content", "=1+1;\"x\""}});
    auto const csv = at.send("GET", "/admin/imports/2/rejected?f=csv");
    CHECK(header_of(csv, "Content-Disposition") == "attachment; filename=\"rejected-2.csv\"");
    CHECK(body_of(csv) ==
          "\xEF\xBB\xBFrow;reason_code;reason;content\r\n"
          "7;\"missing_date\";\"row 7 has no date; add one\";\"'=1+1;\"\"x\"\"\"\r\n");
    CHECK(at.read("/admin/imports/2/rejected?after=1")["rows_rejected"].empty());
    CHECK(at.send("GET", "/admin/imports/2/rejected?after=-1").status == 400);
    CHECK(at.send("GET", "/admin/imports/9/rejected").status == 404);
    CHECK(at.send("GET", "/admin/sources/x/imports").status == 404);
}

TEST_CASE("A source's licence is set and logged") {
    administered const at;
    CHECK(at.send("PATCH", "/admin/sources/1", {{"licence", "CC0"}}).status == 200);
    CHECK(at.read("/admin/sources/1")["licence"] == "CC0");
    CHECK(at.last_change() == R"(admin update sources {"licence":null} {"licence":"CC0"})");
    auto const log = at.read("/admin/log")["changes"];
    CHECK(log[0]["who"] == "admin");
    CHECK(log[0]["after"]["licence"] == "CC0");
}

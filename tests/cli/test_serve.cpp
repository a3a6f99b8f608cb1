#include "server_process.hpp"
#include "small_town.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <thread>

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

bool is_ok(std::string const& answer) { return answer.starts_with("HTTP/1.1 200"); }

/// Ask until the answer holds the text, half a minute at most.
bool holds_soon(server_process const& server, std::string const& path, std::string const& text) {
    for (int i = 0; i < 300; ++i) {
        if (server.get(path).find(text) != std::string::npos) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    return false;
}

} // namespace

TEST_CASE(
    "the server prints its address first, answers there, and stops at SIGTERM with exit code 0") {
    test_folder const folder;
    server_process server{make_town(folder)};

    CHECK_THAT(server.first_line(), StartsWith("http://127.0.0.1:"));
    CHECK(server.port() > 0);
    CHECK(is_ok(server.get("/healthz")));
    CHECK(is_ok(server.get("/collections/incidents/items")));
    CHECK(server.stop() == 0);
}

TEST_CASE("files imported by another process appear without one failed request") {
    test_folder const folder;
    auto const database = make_town(folder);
    server_process const server{database};
    std::atomic<bool> going = true;
    std::atomic<int> asked = 0;
    std::atomic<int> failed = 0;
    std::thread client{[&] {
        while (going) {
            ++asked;
            failed += is_ok(server.get("/collections/trygghet-town/items")) ? 0 : 1;
        }
    }};

    auto const more =
        folder.file("more.csv", "id,kind,date,lon,lat\n5,arson,2020-09-01,12.61,57.46\n");
    auto const import = run_program("import --db " + database + " --profile points " + more);
    bool const appeared = holds_soon(server, "/collections/incidents/items", "2020-09-01");
    going = false;
    client.join();

    CHECK(import.code == 0);
    CHECK(appeared);
    CHECK(asked > 0);
    CHECK(failed == 0);
}

TEST_CASE("a port that is taken is named") {
    test_folder const folder;
    auto const database = make_town(folder);
    server_process const server{database};

    auto const answer =
        run_program("serve --db " + database + " --port " + std::to_string(server.port()));

    CHECK(answer.code == 1);
    CHECK(answer.out.empty());
    CHECK_THAT(answer.err, Contains(std::to_string(server.port())));
}

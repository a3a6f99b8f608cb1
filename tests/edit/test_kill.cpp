#include "edited_town.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

using namespace trygg;

namespace {

/// Edits without end, in a process of its own, until it is killed.
[[noreturn]] void edit_for_ever(std::string const& path) {
    auto database = store::open_to_write(path);
    for (int i = 0;; ++i) {
        store::change change{database};
        auto const& kind = *edit::find_kind("measures");
        auto const id =
            edit::create(database, kind,
                         edited_town::input({{"properties",
                                              {{"type", "camera"},
                                               {"title", "x"},
                                               {"status", "proposed"},
                                               {"answers_mentions", {1, 2}}}},
                                             {"geometry", point_at(6400500, 500500 + i % 1000)}}),
                         {"anna", ""});
        edit::change(database, {&kind, id}, {.properties = {{"owner", "kommunen"}}},
                     edit::manner::patch, {"anna", ""});
        change.commit();
    }
}

} // namespace

TEST_CASE("killed in the middle of a change, nothing is half done") {
    edited_town town;
    constexpr int rounds = 12;
    for (int round = 0; round < rounds; ++round) {
        auto const child = fork();
        if (child == 0) {
            edit_for_ever(town.path());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(60 + 13 * round));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);

        auto& database = town.database();
        auto const measures = database.count("SELECT count(*) FROM measure WHERE dataset = 'edit'");
        CHECK(store::head_of_log(database).number == 2 * measures);
        CHECK(database.count("SELECT count(*) FROM measure_mention") == 2 * measures);
        CHECK(database.count("SELECT count(*) FROM measure WHERE dataset = 'edit' AND owner IS "
                             "NULL") == 0);
        CHECK(town.new_faults().empty());
    }
    CHECK(store::head_of_log(town.database()).number > 0);
}

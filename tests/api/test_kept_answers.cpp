#include "api/kept_answers.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>

using namespace trygg;
using encode::coding;

namespace {

api::answer_key key(std::string const& target) {
    return api::key_of({"GET", target}, "http://a", {}, 1, "public");
}

http::response whole(std::string const& body) {
    http::response made{.status = 200, .headers = {{"Content-Type", "text/plain"}}};
    made.shared_body = std::make_shared<std::string const>(body);
    return made;
}

/// Two pieces, however often it is made.
http::response streamed(int& pieces_made) {
    http::response made;
    made.stream = [&pieces_made, first = true](std::string& chunk) mutable {
        ++pieces_made;
        chunk += first ? "one " : "two";
        return std::exchange(first, false);
    };
    return made;
}

std::string all_of(http::body_source const& stream) {
    std::string all, chunk;
    bool more = true;
    while (more) {
        chunk.clear();
        more = stream(chunk);
        all += chunk;
    }
    return all;
}

} // namespace

TEST_CASE("An answer is kept when it is asked for the second time") {
    api::kept_answers kept{1'000'000};
    CHECK_FALSE(kept.find(key("/a"), coding::identity));

    kept.keep(key("/a"), whole("text"));
    CHECK_FALSE(kept.find(key("/a"), coding::identity));

    kept.keep(key("/a"), whole("text"));
    auto const found = kept.find(key("/a"), coding::identity);
    REQUIRE(found);
    CHECK(*found->shared_body == "text");
    CHECK(found->prepared_head->find("Content-Type: text/plain\r\n") != std::string::npos);
    CHECK(found->prepared_head->find("Content-Length: 4\r\n") != std::string::npos);
    CHECK_FALSE(kept.find(key("/b"), coding::identity));

    kept.clear();
    CHECK_FALSE(kept.find(key("/a"), coding::identity));
}

TEST_CASE("Problems are not kept") {
    api::kept_answers kept{1'000'000};
    for (int i = 0; i < 3; ++i) {
        auto refused = whole("no");
        refused.status = 400;
        kept.keep(key("/a"), refused);
    }
    CHECK_FALSE(kept.find(key("/a"), coding::identity));
}

TEST_CASE("A streamed answer is made once for all who read it at the same time, and then kept") {
    api::kept_answers kept{1'000'000};
    int pieces = 0;
    CHECK(all_of(kept.keep(key("/a"), streamed(pieces)).stream) == "one two");
    CHECK(pieces == 2);

    auto const slow = kept.keep(key("/a"), streamed(pieces));
    auto const quick = kept.keep(key("/a"), streamed(pieces));
    CHECK(all_of(quick.stream) == "one two");
    CHECK(all_of(slow.stream) == "one two");

    CHECK(pieces == 4);
    auto const found = kept.find(key("/a"), coding::identity);
    REQUIRE(found);
    CHECK(*found->shared_body == "one two");
}

TEST_CASE("A stream that was never read to its end is not kept") {
    api::kept_answers kept{1'000'000};
    int pieces = 0;
    for (int i = 0; i < 3; ++i) {
        std::string chunk;
        CHECK(kept.keep(key("/a"), streamed(pieces)).stream(chunk));
    }
    CHECK_FALSE(kept.find(key("/a"), coding::identity));
}

TEST_CASE("A stream that fails has failed for all its readers") {
    api::growing_body::keeper const keep = [](auto const&) {
        FAIL("kept");
    };
    auto const body = std::make_shared<api::growing_body>(
        [](std::string&) -> bool { throw std::runtime_error{"broken"}; }, 10, keep);
    std::string chunk;

    CHECK_THROWS_WITH(api::growing_body::reader(body)(chunk), "broken");
    CHECK_THROWS_WITH(api::growing_body::reader(body)(chunk), "broken");
}

TEST_CASE("What is asked for often stays when the cache is full") {
    api::answer_cache cache{20'000};
    cache.keep("often", whole(std::string(7'000, 'x')), 5);
    cache.keep("seldom", whole(std::string(5'000, 'x')), 2);

    cache.keep("new", whole(std::string(6'000, 'x')), 2);

    CHECK(cache.find("often").answer);
    cache.keep("too large", whole(std::string(11'000, 'x')), 9);
    CHECK_FALSE(cache.find("too large").answer);
}

TEST_CASE("What nobody asks for any more leaves in the end, however often it was asked for") {
    api::answer_cache cache{20'000};
    cache.keep("old", whole(std::string(7'000, 'x')), 3);
    cache.keep("other", whole(std::string(7'000, 'x')), 9);
    for (int i = 0; i < 5; ++i) {
        cache.keep("new", whole(std::string(7'000, 'x')), 2);
    }
    CHECK(cache.find("new").answer);
    CHECK_FALSE(cache.find("old").answer);
}

TEST_CASE("Counts stay for what is asked for often, among many others") {
    api::ask_counts counts;
    counts.add(7);
    counts.add(7);
    counts.note_size(7, 100);
    for (std::uint64_t other = 0; other < 5; ++other) {
        counts.add(7 + 4096 * (other + 1));
    }
    auto const found = counts.add(7);
    CHECK(found.asked >= 2);
    CHECK(found.size == 100);
    CHECK(counts.add(7 + 4096 * 100).asked == 1);
}

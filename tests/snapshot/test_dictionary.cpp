#include "snapshot/dictionary.hpp"

#include <catch2/catch.hpp>

using trygg::snapshot::dictionary;

TEST_CASE("A text is kept once, and given back as text and as JSON") {
    dictionary words;
    auto const plain = words.add("arson");
    auto const odd = words.add("a \"quote\"\n");
    CHECK(words.add("arson") == plain);
    CHECK(words.size() == 3);
    CHECK(words.json(plain) == "\"arson\"");
    CHECK(words.text(plain) == "arson");
    CHECK(words.json(odd) == "\"a \\\"quote\\\"\\n\"");
    CHECK(words.text(odd) == "a \"quote\"\n");
    CHECK(words.find("arson") == plain);
    CHECK(words.find("none") == dictionary::null);
}

TEST_CASE("Word 0 is null; JSON is kept as it is") {
    dictionary words;
    CHECK(words.json(dictionary::null) == "null");
    CHECK(words.text(dictionary::null).empty());
    CHECK(words.json(words.add_json("[1,2]")) == "[1,2]");
}

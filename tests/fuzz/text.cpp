/// \file Texts of people, and how they are compared, folded and written.

#include "fuzz.hpp"

#include "base/json_text.hpp"
#include "base/text.hpp"
#include "ingest/plain_text.hpp"
#include "ogr/text.hpp"
#include "snapshot/dictionary.hpp"

#include <nlohmann/json.hpp>

using namespace trygg;

namespace {

/// A name is compared with another of its own size at most: the rest of a file is no name.
constexpr std::size_t longest_name = 200;

void check_json(std::string const& text) {
    std::string out;
    json::append_string(out, text);
    auto const back = nlohmann::json::parse(out).get<std::string>();
    fuzz::require(!is_utf8(text) || back == text, "a text that is written is read as the same");
    snapshot::dictionary words;
    auto const word = words.add(text);
    fuzz::require(words.text(word) == text && words.find(text) == word, "a word is kept as it is");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text_of(data, size);
    check_json(text);
    fuzz::require(is_utf8(ogr::recode(text, {})), "what is recoded is UTF-8");
    fuzz::require(fold(fold(text)) == fold(text), "what is folded stays so");
    trim(lower(text));
    ingest::plain_text(text);
    auto const cut = ingest::shortened(text, 20);
    fuzz::require(!is_utf8(text) || is_utf8(cut), "a text is cut between letters");
    if (size < longest_name) {
        fuzz::require(edit_distance(text, text) == 0, "a text is near to itself");
        edit_distance(text, std::string_view{text}.substr(size / 2));
    }
    return 0;
}

/// \file The request target: path and query string.

#include "fuzz.hpp"

#include "base/text.hpp"
#include "query/lists.hpp"
#include "query/parameters.hpp"

#include <array>
#include <map>

using namespace trygg;

namespace {

std::array<std::string, 6> const known{"bbox", "f", "limit", "skipGeometry", "kind", "filter"};
std::array<std::string, 3> const kinds{"arson", "vehicle_fire", "bränd"};

void check_parameters(std::string_view text) {
    query::parameters const stated{text, known};
    query::parameters const again{stated.with({}), known};
    for (auto const& name : known) {
        fuzz::require(stated.get(name) == again.get(name), "a link says what was asked");
        fuzz::require(is_utf8(stated.get(name).value_or("")), "values are UTF-8");
    }
    fuzz::accepted([&] { stated.flag("skipGeometry"); });
    fuzz::accepted([&] {
        auto const limit = query::parse_limit(stated.get("limit"), 10, 10'000);
        fuzz::require(limit >= 1 && limit <= 10'000, "a limit is within its bounds");
    });
    fuzz::accepted([&] { query::parse_codes("kind", stated.get("kind").value_or(""), kinds); });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text_of(data, size);
    fuzz::accepted([&] { check_parameters(text); });
    fuzz::accepted([&] {
        auto const decoded = query::percent_decoded(text);
        fuzz::require(query::percent_decoded(query::percent_encoded(decoded)) == decoded,
                      "what is encoded is decoded to the same");
    });
    return 0;
}

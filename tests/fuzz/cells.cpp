/// \file Cells of a table as they are imported: numbers, choices, names of columns.

#include "fuzz.hpp"

#include "ingest/columns.hpp"

#include <cmath>

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const text = fuzz::text_of(data, size);
    auto const number = ingest::parse_number(text);
    fuzz::require(!number || std::isfinite(*number), "a number is finite");
    for (auto const& choice : ingest::split_choices(text)) {
        fuzz::require(choice.size() <= size, "a choice is a part of its cell");
    }
    fuzz::require(ingest::same_column(text, text) || text.find('*') != std::string::npos,
                  "a column has its own name");
    ingest::same_column("Start*datum", text);
    ingest::same_column(text, "Startdatum (från)");
    return 0;
}

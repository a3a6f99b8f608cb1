#pragma once
/// \file Dates in rows.

#include "base/time.hpp"
#include "ingest/columns.hpp"

#include <fmt/format.h>

namespace trygg::ingest {

/// A date field; an empty moment when the row states none. Throws rejection for what is no date.
inline time::moment date_of(row_view const& row, std::string_view field) {
    auto const given = row.text(field);
    if (given.empty()) {
        return {};
    }
    auto read = time::parse(given);
    if (!read) {
        throw rejection{"bad_date", fmt::format("'{}' is no date; write it as 2020-12-31 or "
                                                "2020-12-31 22:10",
                                                given)};
    }
    return *read;
}

} // namespace trygg::ingest

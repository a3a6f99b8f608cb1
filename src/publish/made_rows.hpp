#pragma once
/// \file Tables of public rows: made anew, in the order of their public ids.

#include "snapshot/snapshot.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace trygg::publish {

/// Longitude and latitude in degrees.
struct place {
    double x = 0, y = 0;
};

/// One value of a row: null, a number, or a text.
struct value {
    std::optional<std::int64_t> number{};
    std::string text{};
};

/// The columns of `like`, filled for rows with these ids (any order; the result is sorted by them).
/// `value_of` and `place_of` take the row's place in `ids`. The times of rows are those of the
/// temporal column `time`, when it is not empty. Equal ids are told apart.
struct row_maker {
    snapshot::table const& like;
    std::vector<std::int64_t> ids;
    std::function<value(std::size_t row, std::string const& column)> value_of;
    std::function<std::optional<place>(std::size_t row)> place_of;
    std::string time{};
};

struct made_rows {
    snapshot::table table;
    std::vector<std::size_t> order; ///< for each row of the table its place in `ids`
};

made_rows make_rows(row_maker const& from);

/// The rows of a table for which `keep` holds, all else as it is.
snapshot::table filtered(snapshot::table const& of, std::vector<bool> const& keep);

/// A point inside each zone of a set, as its public rows have it.
std::vector<std::optional<place>> anchors(snapshot::snapshot const& exact, std::size_t set);

} // namespace trygg::publish

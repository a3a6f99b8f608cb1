#include "store/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trygg::store {

std::int64_t new_number(db::connection& database, std::string_view table) {
    auto const there = database.count(fmt::format("SELECT max(id) FROM {}", table));
    auto const gone = database.count("SELECT highest FROM number_given WHERE of = ?", table);
    return std::max(there, gone) + 1;
}

} // namespace trygg::store

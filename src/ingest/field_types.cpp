#include "ingest/field_types.hpp"

#include "base/text.hpp"
#include "ingest/columns.hpp"

#include <cmath>

namespace trygg::ingest {
namespace {

/// What all values of a column seen so far have been.
struct seen {
    bool any = false, integers = true, reals = true, dates = true;
};

bool is_iso_date(std::string_view text) {
    constexpr std::size_t length = 10;
    if (text.size() != length || text[4] != '-' || text[7] != '-') {
        return false;
    }
    return text.find_first_not_of("0123456789-") == std::string_view::npos;
}

bool has_leading_zero(std::string_view text) {
    return text.size() > 1 && text[0] == '0' && text[1] != ',' && text[1] != '.';
}

void look(seen& column, std::string_view text) {
    column.any = true;
    auto const number = parse_number(text);
    bool const real = number.has_value() && !has_leading_zero(text);
    auto const value = number.value_or(0);
    column.reals = column.reals && real;
    column.integers = column.integers && real && std::floor(value) == value &&
                      std::abs(value) < 9e15 &&
                      text.find_first_of(",.eE") == std::string_view::npos;
    column.dates = column.dates && is_iso_date(text);
}

std::string type_of(seen const& column) {
    if (!column.any) {
        return "text";
    }
    if (column.integers) {
        return "integer";
    }
    if (column.reals) {
        return "real";
    }
    return column.dates ? "date" : "text";
}

} // anonymous namespace

std::vector<ogr::field> inferred_fields(row_source const& source) {
    auto fields = source.what().fields;
    std::vector<seen> columns(fields.size());
    source.read(0, "", [&](ogr::row const& row) {
        for (std::size_t i = 0; i < columns.size() && i < row.values.size(); ++i) {
            auto const text = row.values[i] ? trim(*row.values[i]) : std::string_view{};
            if (!text.empty()) {
                look(columns[i], text);
            }
        }
    });
    for (std::size_t i = 0; i < fields.size(); ++i) {
        fields[i].type = type_of(columns[i]);
    }
    return fields;
}

} // namespace trygg::ingest

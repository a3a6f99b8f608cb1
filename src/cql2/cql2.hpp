#pragma once
/// \file Filters in CQL2 (OGC 21-065r2): parsed from text or JSON, bound to a table, asked of rows.

#include "model/crs.hpp"
#include "snapshot/table.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace trygg::cql2 {

struct expression;
using expression_pointer = std::shared_ptr<expression const>;

/// Throws input_error that tells the position (character, from 1) and what was expected there, or
/// which limit was passed.
expression_pointer parse_text(std::string_view text);

/// The same for CQL2 JSON; the error tells the place as a JSON pointer.
expression_pointer parse_json(std::string_view text);

/// A filter ready to be asked. Keeps a reference to the table. For one thread at a time.
class filter {
public:
    /// `of_literals` is the CRS of the coordinates in the filter, axis order included. Throws
    /// input_error for a property that the table does not have (naming the nearest) and for types
    /// that do not fit.
    filter(expression_pointer const& parsed, snapshot::table const& of,
           model::crs const& of_literals);
    ~filter();
    filter(filter&&) noexcept;
    filter& operator=(filter&&) noexcept;

    /// True when the filter is true for the row: neither false nor unknown.
    bool passes(std::size_t row) const;

    /// A box outside of which no row passes (nor one without a geometry), in degrees; nothing when
    /// the filter has no such bound.
    std::optional<snapshot::box> within() const;

private:
    struct state;
    std::unique_ptr<state> m_state;
};

} // namespace trygg::cql2

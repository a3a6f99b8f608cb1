#pragma once
/// \file A view's rows as GDAL's formats take them: texts and WKB.

#include "encode/row_shapes.hpp"
#include "encode/view.hpp"
#include "ogr/reader.hpp"
#include "ogr/writer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace trygg::encode {

/// First comes a field `id` (`feature_id` when a property is called so).
class feature_rows {
public:
    explicit feature_rows(view shown);

    /// Layer, fields, type of geometry and CRS. Names that only case tells apart get a "_". Types
    /// are kept: a column of dates is a date, one of times a datetime (in UTC), one of both or of
    /// "2020" and "2020-05" a text; JSON is a text.
    ogr::write_options const& options() const { return m_options; }

    /// The rows that are asked next: see page_writer.
    void expect(std::span<std::uint32_t const> rows) { m_shapes.expect(rows); }

    /// Valid until the next call.
    ogr::row const& row(std::size_t number);

private:
    view m_view;
    row_shapes m_shapes;
    ogr::write_options m_options;
    ogr::row m_row;
};

} // namespace trygg::encode

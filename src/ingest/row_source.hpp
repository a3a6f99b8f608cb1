#pragma once
/// \file The rows of any file we take: what GDAL reads, and lists of plain JSON objects.

#include "ingest/profile.hpp"
#include "ogr/reader.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace trygg::ingest {

struct row_source_options {
    std::string path;
    std::string layer;
    std::string source_crs; ///< overrides the file's
    std::string reader;     ///< "auto" or "json"
    std::string rows;       ///< member of a JSON object that holds the rows
};

/// What a file is, before its rows are read.
struct described {
    std::vector<ogr::field> fields;
    std::string geometry_type; ///< "None" when rows have no geometry
    std::string crs;           ///< of the geometries; empty when there are none or none is stated
    bool crs_assumed = false;
    std::optional<ogr::extent> bounds{}; ///< in that CRS
    bool typed = true;                   ///< false when all fields are text for want of types
    std::int64_t rows = -1;              ///< about; -1 when not known
};

class row_source {
public:
    /// Looks at the file. Throws input_error (file, what is wrong, remedy).
    explicit row_source(row_source_options options);

    described const& what() const { return m_what; }

    /// Every row in order; geometries in the target CRS.
    void read(int target_epsg, std::string const& source_crs,
              std::function<void(ogr::row const&)> const& use) const;

private:
    void look_at_json(std::string const& text);
    void look_with_ogr();

    row_source_options m_options;
    described m_what;
    bool m_is_json = false;
    std::vector<ogr::row> m_json_rows;
};

} // namespace trygg::ingest

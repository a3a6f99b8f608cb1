#pragma once
/// \file Read a stranger's vector or table file as plain rows. GDAL runs in a child process with
/// limits, so that a file that crashes, loops or lies ends in a clear input_error here.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace trygg::ogr {

struct field {
    std::string name; ///< as in the file; an empty header cell becomes "field_1" and so on
    std::string type; ///< text, integer, real, date, datetime, boolean or list
};

struct extent {
    double min_x, min_y, max_x, max_y;
};

/// What a layer says of itself.
struct layer_info {
    std::string name;
    std::vector<field> fields;
    std::int64_t features = -1; ///< -1 when counting would mean reading it all
    std::string geometry_type;  ///< "Point", "MultiPolygon", "Unknown", "None" …
    std::string crs; ///< "EPSG:3006" when identified, else WKT; empty when the file has none
    bool crs_assumed =
        false; ///< the format's default (GeoJSON: WGS 84), not a statement in the file
    std::optional<extent> bounds; ///< in the layer's own CRS, x = east or longitude
};

struct file_info {
    std::string driver; ///< "CSV", "GPKG" …
    std::vector<layer_info> layers;
};

struct limits {
    std::size_t max_file = std::size_t{1} << 30;     ///< bytes on disk
    std::size_t max_unpacked = std::size_t{2} << 30; ///< bytes that a zip or gzip may unpack to
    std::size_t max_members = 1000;                  ///< files in a zip
    std::size_t max_memory = std::size_t{4} << 30;   ///< address space of the reading process
    std::chrono::seconds max_cpu{300};
    std::chrono::seconds max_wait{60}; ///< without a row
    std::int64_t max_rows = 20'000'000;
    std::size_t max_row = 64 << 20; ///< bytes of one row, geometry included
};

struct read_options {
    std::string layer; ///< empty: the only layer, or an input_error that names them all
    std::string
        source_crs; ///< overrides the file's, for example "EPSG:3007"; empty: the file's own
    int target_epsg = 3006; ///< geometries are given in this CRS, x = east; 0 keeps the source's
    std::string
        encoding; ///< of text formats that state none; empty: UTF-8, else Windows-1252, row by row
    limits bounds{};
};

struct row {
    /// CSV: line of the file, header is 1; others: number of the feature from 1.
    std::int64_t line = 0;
    /// One a field; dates as ISO 8601; lists joined by '|'; an empty CSV cell is no value.
    std::vector<std::optional<std::string>> values;
    std::string wkb;      ///< ISO WKB, 2D, little endian; empty when there is no geometry
    bool recoded = false; ///< the row was not UTF-8 and was taken as Windows-1252 (or `encoding`)
    /// CSV: why the row as a whole is not to be trusted, such as "has 7 cells, but the header has
    /// 10"; empty when it is whole.
    std::string defect;
};

/// Look at a file without reading its rows. Throws input_error (file, what is wrong, remedy).
file_info inspect(std::string const& path, limits const& bounds = {});

/// Call `use` with every row, in the file's order; what `use` throws ends the reading and is passed
/// on. A geometry that cannot be transformed or holds a non-finite number is an input_error naming
/// the row.
void read(std::string const& path, read_options const& options,
          std::function<void(row const&)> const& use);

/// The child's main: `trygghetskarta __read …`. Returns its exit code.
int reader_main(int argc, char** argv);

/// The program that is started as the child; by default the running one (/proc/self/exe).
void set_reader_program(std::string path);

} // namespace trygg::ogr

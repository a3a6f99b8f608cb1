#pragma once
/// \file The file that is read, as the only thing in a virtual file system: GDAL can name nothing
/// else.

#include "ogr/reader.hpp"
#include "ogr/zip_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::ogr {

/// One opened file, or one file in it when it is an archive.
struct upload_entry {
    std::string name;       ///< below upload::root
    int descriptor = -1;    ///< of the file itself
    std::string packed;     ///< GDAL's name of it inside the archive, when it is in one
    std::uint64_t size = 0; ///< bytes, unpacked
};

/// Opens the file (and the companions of a shapefile) and shows it to GDAL below /vsiupload/.
/// Must outlive every use of GDAL. Throws input_error that goes on from the file's name.
class upload {
public:
    static constexpr std::string_view root = "/vsiupload/";

    upload(std::string const& path, limits const& bounds);
    upload(upload const&) = delete;
    upload& operator=(upload const&) = delete;

    /// After `close_all_doors`: look what is in an archive.
    void unpack();

    /// GDAL's names of what may be opened, the main file first.
    std::vector<std::string> names() const;

    /// The members of the zip archive that the file is, XLSX and ODS included.
    std::vector<zip_member> const& members() const noexcept { return m_members; }

    /// Whether an archive gave more bytes than it announced.
    bool overrun() const noexcept { return m_overrun; }
    void note_overrun() noexcept { m_overrun = true; }

    upload_entry const* find(std::string_view name) const noexcept;
    std::vector<std::string> siblings(std::string_view directory) const;

private:
    void add_companions(std::string const& path);
    void unpack_zip();
    void unpack_gzip();
    void check_members() const;

    limits m_bounds;
    std::string m_stem;
    std::vector<upload_entry> m_entries; ///< first: the file itself
    std::vector<zip_member> m_members;
    bool m_overrun = false;
};

/// The first bytes of a file that GDAL can name.
std::string head_of(std::string const& gdal_name, std::size_t count);

} // namespace trygg::ogr

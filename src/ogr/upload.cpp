#include "ogr/upload.hpp"

#include "base/error.hpp"
#include "ogr/upload_vsi.hpp"

#include <cpl_vsi.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

namespace trygg::ogr {
namespace {

namespace fs = std::filesystem;

constexpr double megabyte = 1e6;

struct file_closer {
    void operator()(VSILFILE* file) const noexcept { VSIFCloseL(file); }
};
using vsi_file = std::unique_ptr<VSILFILE, file_closer>;

struct gz_closer {
    void operator()(gzFile file) const noexcept { ::gzclose(file); }
};
using gz_file = std::unique_ptr<gzFile_s, gz_closer>;

/// Open a regular file to read, and never wait for or disturb anything else.
upload_entry open_regular(std::string const& path, std::string name) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) {
        throw input_error{"cannot be found: {}. Check the path.", std::strerror(errno)};
    }
    if (!S_ISREG(facts.st_mode)) {
        throw input_error{"is {}, not a file. Give the file itself.",
                          S_ISDIR(facts.st_mode) ? "a folder" : "a pipe or device"};
    }
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        throw input_error{"cannot be opened: {}. Check who may read it.", std::strerror(errno)};
    }
    if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        throw input_error{"is not a file any more. Try again."};
    }
    return {std::move(name), descriptor, {}, static_cast<std::uint64_t>(facts.st_size)};
}

bool starts_with(upload_entry const& file, std::string_view mark) {
    std::string bytes(mark.size(), '\0');
    auto const got = ::pread(file.descriptor, bytes.data(), bytes.size(), 0);
    return got == static_cast<ssize_t>(mark.size()) && bytes == mark;
}

bool climbs(std::string const& name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string::npos ||
        name.find(':') != std::string::npos) {
        return true;
    }
    auto const parts = fs::path{name};
    return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

bool is_furniture(std::string const& name) {
    return name.back() == '/' || name.starts_with("__MACOSX/") ||
           fs::path{name}.filename().string().starts_with('.');
}

} // namespace

upload::upload(std::string const& path, limits const& bounds) : m_bounds(bounds) {
    if (path.starts_with("/vsi")) {
        throw input_error{"is not a path of a file on this computer. Give the file itself."};
    }
    m_stem = fs::path{path}.stem().string();
    m_entries.push_back(open_regular(path, fs::path{path}.filename().string()));
    auto const size = m_entries.front().size;
    if (size == 0) {
        throw input_error{"is empty (0 bytes). Export or download it again."};
    }
    if (size > bounds.max_file) {
        throw input_error{"is {:.0f} MB; the limit is {:.0f} MB. Split it or leave out what is not "
                          "needed.",
                          static_cast<double>(size) / megabyte,
                          static_cast<double>(bounds.max_file) / megabyte};
    }
    add_companions(path);
    install_upload_files(*this);
}

void upload::add_companions(std::string const& path) {
    auto const main = fs::path{path};
    std::error_code unreadable;
    if (auto const log = path + "-wal"; fs::exists(log, unreadable) && fs::file_size(log) > 0) {
        throw input_error{"is open in another program, which has not written all of it yet (there "
                          "is {}). Close it there and try again.",
                          fs::path{log}.filename().string()};
    }
    auto const lower = [](std::string text) {
        std::transform(text.begin(), text.end(), text.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return text;
    };
    if (lower(main.extension().string()) != ".shp") {
        return;
    }
    for (auto const& beside : fs::directory_iterator{main.parent_path(), unreadable}) {
        auto const ending = lower(beside.path().extension().string());
        if (beside.path().stem() == main.stem() &&
            (ending == ".shx" || ending == ".dbf" || ending == ".prj" || ending == ".cpg")) {
            m_entries.push_back(open_regular(beside.path().string(), m_stem + ending));
        }
    }
    m_entries.front().name = m_stem + ".shp";
}

void upload::unpack() {
    if (starts_with(m_entries.front(), {"PK\3\4", 4}) ||
        starts_with(m_entries.front(), {"PK\5\6", 4})) {
        unpack_zip();
    } else if (starts_with(m_entries.front(), "\x1f\x8b")) {
        unpack_gzip();
    }
}

void upload::check_members() const {
    std::uint64_t total = 0;
    for (auto const& member : m_members) {
        if (climbs(member.name)) {
            throw input_error{"is a zip archive with a file named \"{}\", which leads out of it. "
                              "Pack the files again, without folders.",
                              member.name};
        }
        if (member.encrypted) {
            throw input_error{
                "is a zip archive with a password. Pack the files again without one."};
        }
        if (member.unpacked > m_bounds.max_unpacked - total) {
            throw input_error{
                "is a zip archive that unpacks to more than {:.0f} MB. Pack only what "
                "shall be imported.",
                static_cast<double>(m_bounds.max_unpacked) / megabyte};
        }
        total += member.unpacked;
    }
}

void upload::unpack_zip() {
    m_members =
        list_zip(m_entries.front().descriptor, m_entries.front().size, m_bounds.max_members);
    check_members();
    auto const has = [&](std::string_view name) {
        return std::any_of(m_members.begin(), m_members.end(),
                           [&](zip_member const& one) { return one.name == name; });
    };
    if (has("xl/workbook.xml") || has("content.xml")) {
        m_entries.front().name = m_stem + (has("xl/workbook.xml") ? ".xlsx" : ".ods");
        return;
    }
    m_entries.front().name = "upload.zip";
    auto const archive = fmt::format("/vsizip/{}upload.zip/", root);
    for (auto const& member : m_members) {
        if (!is_furniture(member.name)) {
            m_entries.push_back(
                {"files/" + member.name, -1, archive + member.name, member.unpacked});
        }
    }
    if (m_entries.size() == 1) {
        throw input_error{"is a zip archive without files. Pack it again."};
    }
}

void upload::unpack_gzip() {
    m_entries.front().name = "upload.gz";
    // GDAL takes a gzip file that is cut off for a shorter one; zlib tells.
    gz_file const file{::gzdopen(::fcntl(m_entries.front().descriptor, F_DUPFD_CLOEXEC, 0), "rb")};
    std::string piece(std::size_t{1} << 20, '\0');
    std::uint64_t size = 0;
    int got = 1;
    while (file && got > 0) {
        got = ::gzread(file.get(), piece.data(), static_cast<unsigned>(piece.size()));
        size += static_cast<std::uint64_t>(std::max(got, 0));
        if (size > m_bounds.max_unpacked) {
            throw input_error{"unpacks to more than {:.0f} MB. Split it or leave out what is not "
                              "needed.",
                              static_cast<double>(m_bounds.max_unpacked) / megabyte};
        }
    }
    int problem = Z_OK;
    if (file) {
        ::gzerror(file.get(), &problem);
    }
    if (!file || got < 0 || problem != Z_OK || size == 0) {
        throw input_error{"is a gzip file that is cut off, damaged or empty. Download it again."};
    }
    auto const packed = fmt::format("/vsigzip/{}upload.gz", root);
    m_entries.push_back({"files/" + m_stem, -1, packed, size});
}

std::vector<std::string> upload::names() const {
    std::vector<std::string> out;
    auto const packed = m_entries.back().descriptor < 0;
    for (std::size_t i = packed ? 1 : 0; i < m_entries.size(); ++i) {
        out.push_back(std::string{root} + m_entries[i].name);
    }
    return out;
}

upload_entry const* upload::find(std::string_view name) const noexcept {
    auto const found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](upload_entry const& one) { return one.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

std::vector<std::string> upload::siblings(std::string_view directory) const {
    std::vector<std::string> out;
    for (auto const& one : m_entries) {
        auto const path = fs::path{one.name};
        if (path.parent_path().string() == directory) {
            out.push_back(path.filename().string());
        }
    }
    return out;
}

std::string head_of(std::string const& gdal_name, std::size_t count) {
    vsi_file const file{VSIFOpenL(gdal_name.c_str(), "rb")};
    std::string bytes(count, '\0');
    bytes.resize(file ? VSIFReadL(bytes.data(), 1, count, file.get()) : 0);
    return bytes;
}

} // namespace trygg::ogr

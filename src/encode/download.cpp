#include "encode/download.hpp"

#include "base/busy.hpp"
#include "base/error.hpp"
#include "base/scratch_folder.hpp"
#include "encode/feature_rows.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <semaphore>
#include <span>

namespace trygg::encode {

namespace {

constexpr std::size_t chunk_size = 64 * 1024; // bytes
constexpr std::size_t batch_size = 256;       // rows

/// Writing more rows takes a worker for seconds: one such file is written at a time, so that the
/// other workers go on answering. Open files take room on the disk.
constexpr std::size_t many_rows = 20'000;
constexpr std::size_t most_in_index = 100'000;
constexpr std::ptrdiff_t large_at_once = 1, open_at_once = 16;

using semaphore = std::counting_semaphore<open_at_once>;

class slot {
public:
    /// Throws busy when none is free.
    explicit slot(semaphore& of) : m_of(&of) {
        if (!of.try_acquire()) {
            throw busy{"too many files are being made for others just now; try again soon"};
        }
    }
    slot(slot const&) = delete;
    slot& operator=(slot const&) = delete;
    ~slot() { m_of->release(); }

private:
    semaphore* m_of;
};

semaphore& large_files() {
    static semaphore all{large_at_once};
    return all;
}

semaphore& open_files() {
    static semaphore all{open_at_once};
    return all;
}

/// A file that is read from its start, and gone when this is.
class unnamed_file {
public:
    explicit unnamed_file(std::string const& path)
        : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (m_descriptor < 0) {
            throw error{"{} cannot be read: {}", path, std::strerror(errno)};
        }
        ::unlink(path.c_str());
    }
    unnamed_file(unnamed_file const&) = delete;
    unnamed_file& operator=(unnamed_file const&) = delete;
    ~unnamed_file() { ::close(m_descriptor); }

    /// Append the next bytes; false at the end.
    bool read(std::string& to) const {
        auto const start = to.size();
        to.resize(start + chunk_size);
        auto const got = ::read(m_descriptor, to.data() + start, chunk_size);
        if (got < 0) {
            throw error{"a temporary file cannot be read: {}", std::strerror(errno)};
        }
        to.resize(start + static_cast<std::size_t>(got));
        return got > 0;
    }

private:
    int m_descriptor;
};

/// What is to be written, then what was.
class file_source {
public:
    file_source(feature_rows features, std::vector<std::uint32_t> rows, std::string name)
        : m_features(std::move(features)), m_rows(std::move(rows)), m_name(std::move(name)) {
        if (m_rows.size() > many_rows) {
            m_large.emplace(large_files());
        }
    }

    bool next(std::string& chunk) {
        if (!m_file) {
            write();
        }
        return m_file->read(chunk);
    }

private:
    void write() {
        scratch_folder const folder;
        auto const path = folder.path() / m_name;
        auto options = m_features.options();
        options.with_index = m_rows.size() <= most_in_index;
        ogr::file_writer out{path, options};
        for (std::span<std::uint32_t const> rest{m_rows}; !rest.empty();) {
            auto const batch = rest.first(std::min(rest.size(), batch_size));
            m_features.expect(batch);
            for (auto const row : batch) {
                out.add(m_features.row(row));
            }
            rest = rest.subspan(batch.size());
        }
        out.close();
        m_file.emplace(path);
        m_rows = {};
        m_large.reset();
    }

    slot m_open{open_files()};
    std::optional<slot> m_large;
    feature_rows m_features;
    std::vector<std::uint32_t> m_rows;
    std::string m_name;
    std::optional<unnamed_file> m_file;
};

} // namespace

http::body_source make_download(view shown, std::vector<std::uint32_t> rows, file_format format) {
    bool const is_flatgeobuf = format == file_format::flatgeobuf;
    if (is_flatgeobuf && !shown.with_geometry) {
        throw input_error{"a FlatGeobuf holds only what has a geometry: leave out skipGeometry, or "
                          "ask for a GeoPackage or CSV"};
    }
    auto const source =
        std::make_shared<file_source>(feature_rows{std::move(shown)}, std::move(rows),
                                      is_flatgeobuf ? "features.fgb" : "features.gpkg");
    return [source](std::string& chunk) {
        return source->next(chunk);
    };
}

} // namespace trygg::encode

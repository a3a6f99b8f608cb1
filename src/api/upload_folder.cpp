#include "api/upload_folder.hpp"

#include "api/refusal.hpp"
#include "base/busy.hpp"
#include "base/text.hpp"
#include "secret/random.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>

namespace trygg::api {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 200; // bytes

/// ".csv" of "Bränder 2020.CSV": that GDAL may know a format by it. Nothing else of a name gets
/// into a path.
std::string ending_of(std::string_view name) {
    auto const dot = name.rfind('.');
    if (dot == std::string_view::npos) {
        return {};
    }
    auto const ending = lower(name.substr(dot + 1));
    constexpr std::size_t longest = 10;
    bool const plain =
        !ending.empty() && ending.size() <= longest && std::ranges::all_of(ending, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        });
    return plain ? "." + ending : "";
}

/// An open file that is closed when it goes out of scope.
class descriptor {
public:
    explicit descriptor(int number) : m_number(number) {}
    descriptor(descriptor const&) = delete;
    descriptor& operator=(descriptor const&) = delete;
    ~descriptor() {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    int number() const { return m_number; }

private:
    int m_number;
};

bool write_all(int to, std::string_view bytes, std::int64_t offset) {
    while (!bytes.empty()) {
        auto const count = ::pwrite(to, bytes.data(), bytes.size(), offset);
        if (count <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
        offset += count;
    }
    return true;
}

void keep_time(upload const& of) {
    constexpr std::int64_t year_2100 = 4'102'444'800;
    if (of.modified <= 0 || of.modified > year_2100) {
        return;
    }
    std::error_code ignored; // the import tells today's time then
    fs::last_write_time(of.path,
                        std::chrono::file_clock::from_sys(
                            std::chrono::sys_seconds{std::chrono::seconds{of.modified}}),
                        ignored);
}

std::int64_t now() { return static_cast<std::int64_t>(std::time(nullptr)); }

} // namespace

std::string shown_file_name(std::string_view name) {
    if (!is_utf8(name) || name.size() > 4 * longest_name) {
        throw input_error{"the name of a file is UTF-8 text"};
    }
    if (auto const slash = name.find_last_of("/\\"); slash != std::string_view::npos) {
        name.remove_prefix(slash + 1);
    }
    std::string result;
    std::ranges::copy_if(trim(name), std::back_inserter(result), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; // no control characters
    });
    result.resize(std::min(result.size(), longest_name));
    while (!is_utf8(result)) {
        result.pop_back();
    }
    if (result.empty() || result == "." || result == "..") {
        throw input_error{"the file needs a name"};
    }
    return result;
}

upload_folder::upload_folder(std::string const& database_path)
    : m_path(fs::absolute(database_path).string() + ".uploads") {}

upload_folder::~upload_folder() {
    if (m_lock >= 0) {
        std::error_code ignored; // the next program to take the folder clears it
        fs::remove_all(m_path, ignored);
        ::close(m_lock);
    }
}

/// The lock ends with the process, however that ends.
void upload_folder::take() {
    if (m_lock >= 0) {
        return;
    }
    constexpr mode_t only_ours = 0700;
    ::mkdir(m_path.c_str(), only_ours);
    int const folder = ::open(m_path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0 || ::fchmod(folder, only_ours) != 0) {
        if (folder >= 0) {
            ::close(folder);
        }
        throw no_room{"No folder for uploads can be made beside the database."};
    }
    if (::flock(folder, LOCK_EX | LOCK_NB) != 0) {
        ::close(folder);
        throw refusal{409, "Another server works on this database and takes its uploads."};
    }
    m_lock = folder;
    for (auto const& each : fs::directory_iterator{m_path}) {
        std::error_code ignored;
        fs::remove(each.path(), ignored);
    }
}

void upload_folder::forget_old() {
    auto const oldest = now() - longest_kept;
    std::erase_if(m_uploads, [&](auto const& each) {
        if (each.second.touched >= oldest) {
            return false;
        }
        std::error_code ignored;
        fs::remove(each.second.path, ignored);
        return true;
    });
}

upload upload_folder::begin(upload wanted) {
    std::lock_guard const lock{m_mutex};
    take();
    forget_old();
    if (m_uploads.size() >= most_files) {
        throw refusal{409, "{} uploaded files wait already; drop one first.", most_files};
    }
    wanted.id = secret::random_text();
    wanted.path = (fs::path{m_path} / (wanted.id + ending_of(wanted.name))).string();
    wanted.touched = now();
    descriptor const made{
        ::open(wanted.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
    if (made.number() < 0) {
        throw no_room{"The server has no room for the file."};
    }
    m_uploads.emplace(wanted.id, wanted);
    return wanted;
}

upload upload_folder::append(std::string const& id, std::int64_t offset, std::string_view bytes) {
    std::lock_guard const lock{m_mutex};
    auto const found = m_uploads.find(id);
    if (found == m_uploads.end()) {
        throw not_found{"there is no upload '{}'", id};
    }
    auto& file = found->second;
    if (offset != file.received) {
        throw refusal{409, "{} bytes are here; send what follows them.", file.received};
    }
    if (std::ssize(bytes) > file.size - file.received) {
        throw refusal{413, "The file was to have {} bytes; these are more.", file.size};
    }
    descriptor const to{::open(file.path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC)};
    if (to.number() < 0 || !write_all(to.number(), bytes, offset)) {
        throw no_room{"The server's disk is full. Send the piece again when there is room."};
    }
    file.received += std::ssize(bytes);
    file.touched = now();
    if (file.is_whole()) {
        keep_time(file);
    }
    return file;
}

std::optional<upload> upload_folder::find(std::string_view id) const {
    std::lock_guard const lock{m_mutex};
    auto const found = m_uploads.find(id);
    return found == m_uploads.end() ? std::nullopt : std::optional{found->second};
}

void upload_folder::remove(std::string const& id) {
    std::lock_guard const lock{m_mutex};
    if (auto const found = m_uploads.find(id); found != m_uploads.end()) {
        std::error_code ignored; // it goes away with the folder
        fs::remove(found->second.path, ignored);
        m_uploads.erase(found);
    }
}

} // namespace trygg::api

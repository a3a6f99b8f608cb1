#pragma once
/// \file Files that administrators upload, piece by piece, until they are imported: in a folder
/// beside the database that nobody else may read.

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace trygg::api {

struct upload {
    std::string id{};                    ///< at random
    std::string name{};                  ///< as its owner calls it; never a path
    std::string owner{};                 ///< the user's name
    std::string path{};                  ///< where its bytes are
    std::int64_t size = 0, received = 0; ///< bytes
    std::int64_t modified = 0;           ///< seconds since 1970 UTC; 0: not known
    std::int64_t touched = 0;            ///< seconds since 1970 UTC

    bool is_whole() const { return received == size; }
};

/// For several threads at once. One program at a time has the folder; what it finds there as it
/// takes it is of one that ended, and goes away.
class upload_folder {
public:
    static constexpr std::size_t most_files = 20;
    static constexpr std::int64_t longest_kept = 24 * 3600; ///< seconds without a change

    explicit upload_folder(std::string const& database_path);
    upload_folder(upload_folder const&) = delete;
    upload_folder& operator=(upload_folder const&) = delete;
    ~upload_folder();

    /// Make room for a file. Throws refusal (409) when there are too many or another program has
    /// the folder, no_room when it cannot be made.
    upload begin(upload wanted);

    /// Add bytes after those that are there. Throws not_found; refusal (409) when `offset` is not
    /// where they end, (413) when they are too many; no_room when the disk is full.
    upload append(std::string const& id, std::int64_t offset, std::string_view bytes);

    std::optional<upload> find(std::string_view id) const;

    /// It need not be there.
    void remove(std::string const& id);

private:
    void take();
    void forget_old();

    std::string m_path;
    int m_lock = -1; ///< descriptor
    std::mutex mutable m_mutex;
    std::map<std::string, upload, std::less<>> m_uploads;
};

/// The last part of a name, as text to show: without folders and without what cannot be seen.
/// Throws input_error for one of which nothing is left.
std::string shown_file_name(std::string_view name);

} // namespace trygg::api

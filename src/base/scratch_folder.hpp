#pragma once
/// \file A folder of our own for files that are needed for a moment.

#include <filesystem>

namespace trygg {

/// Nobody else can read it; it goes away with all that is in it.
class scratch_folder {
public:
    /// Throws error when it cannot be made.
    scratch_folder();
    scratch_folder(scratch_folder const&) = delete;
    scratch_folder& operator=(scratch_folder const&) = delete;
    ~scratch_folder();

    std::filesystem::path const& path() const noexcept { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace trygg

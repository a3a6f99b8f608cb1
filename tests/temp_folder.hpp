#pragma once
/// \file A folder for one test, gone when the test ends.

#include <cstdlib>
#include <filesystem>
#include <string>

class temp_folder {
public:
    temp_folder() {
        auto name = (std::filesystem::temp_directory_path() / "trygg-test-XXXXXX").string();
        m_path = mkdtemp(name.data());
    }
    temp_folder(temp_folder const&) = delete;
    temp_folder& operator=(temp_folder const&) = delete;
    ~temp_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    std::string path() const { return m_path.string(); }
    std::string operator/(std::string const& name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

#pragma once
/// \file Small files, made for one test and gone after it; and what a reader makes of them.

#include "ogr/reader.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

using namespace std::string_view_literals;
using namespace std::string_literals;

/// A folder of its own, removed with all that is in it.
class folder {
public:
    folder() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "trygg-test-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
        trygg::ogr::set_reader_program(TRYGG_PROGRAM);
    }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;
    ~folder() { std::filesystem::remove_all(m_path); }

    std::string path(std::string const& name) const { return (m_path / name).string(); }

    std::string file(std::string const& name, std::string_view bytes) const {
        std::ofstream{path(name), std::ios::binary} << bytes;
        return path(name);
    }

private:
    std::filesystem::path m_path;
};

inline std::vector<trygg::ogr::row> rows_of(std::string const& path,
                                            trygg::ogr::read_options const& options = {}) {
    trygg::ogr::set_reader_program(TRYGG_PROGRAM);
    std::vector<trygg::ogr::row> rows;
    trygg::ogr::read(path, options, [&](trygg::ogr::row const& one) { rows.push_back(one); });
    return rows;
}

/// The message with which reading ends; empty when it does not.
inline std::string refusal(std::string const& path, trygg::ogr::read_options const& options = {}) {
    try {
        rows_of(path, options);
    } catch (std::exception const& problem) {
        return problem.what();
    }
    return {};
}

/// "-" where there is no value.
inline std::vector<std::string> texts(trygg::ogr::row const& row) {
    std::vector<std::string> out;
    for (auto const& value : row.values) {
        out.push_back(value.value_or("-"));
    }
    return out;
}

inline std::vector<std::string> names(trygg::ogr::layer_info const& layer) {
    std::vector<std::string> out;
    for (auto const& field : layer.fields) {
        out.push_back(field.name);
    }
    return out;
}

} // namespace tests

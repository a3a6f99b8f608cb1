#pragma once
/// \file Short ways to import in tests.

#include "ingest/import.hpp"
#include "ogr/reader.hpp"
#include "temp_folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>

/// A database in a folder of its own, and files beside it.
class importing {
public:
    importing() { trygg::ogr::set_reader_program(TRYGG_PROGRAM); }

    std::string database() const { return m_folder / "test.db"; }
    std::string folder() const { return m_folder.path(); }

    /// A file with this content, by its path.
    std::string file(std::string const& name, std::string const& content) const {
        std::ofstream{m_folder / name, std::ios::binary} << content;
        return m_folder / name;
    }

    trygg::ingest::import_request request(std::string const& profile,
                                          std::string const& path) const {
        trygg::ingest::import_request result;
        result.database = database();
        result.profile = profile;
        result.paths = {path};
        return result;
    }

    trygg::ingest::file_report import(trygg::ingest::import_request const& what) const {
        return trygg::ingest::run_import(what, {}).files.front();
    }

    trygg::ingest::file_report import(std::string const& profile, std::string const& path) const {
        return import(request(profile, path));
    }

private:
    temp_folder m_folder;
};

/// Path of a real file that is not in the project; empty, with a warning, when it is not there.
inline std::string real_file(std::string const& name) {
    auto const path = std::string{TRYGG_REAL_DATA} + "/" + name;
    if (!std::filesystem::exists(path)) {
        WARN("skipped: " << name << " is not on this machine");
        return {};
    }
    return path;
}

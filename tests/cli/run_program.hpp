#pragma once
/// \file Runs the real program and keeps what it says.

#include "temp_folder.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <sys/wait.h>

struct outcome {
    int code = 0;
    std::string out;
    std::string err;
};

/// A folder that goes away with its files.
class test_folder {
public:
    std::string file(std::string const& name) const { return m_folder / name; }
    std::string file(std::string const& name, std::string const& text) const {
        std::ofstream{file(name), std::ios::binary} << text;
        return file(name);
    }

private:
    temp_folder m_folder;
};

inline std::string file_text(std::string const& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// `arguments` goes through the shell, after `before` (environment variables, cd …). Two minutes at
/// most.
inline outcome run_program(std::string const& arguments, std::string const& before = "") {
    test_folder const folder;
    auto const command = before + " timeout 120 " + TRYGG_PROGRAM + " " + arguments + " >" +
                         folder.file("out") + " 2>" + folder.file("err");
    int const status = std::system(command.c_str());
    return {WEXITSTATUS(status), file_text(folder.file("out")), file_text(folder.file("err"))};
}

#include "base/error.hpp"
#include "ogr/contents.hpp"
#include "ogr/reader.hpp"
#include "ogr/sandbox.hpp"
#include "ogr/task.hpp"
#include "ogr/upload.hpp"
#include "ogr/wire.hpp"

#include <cpl_error.h>
#include <unistd.h>

#include <algorithm>
#include <new>
#include <string>

namespace trygg::ogr {
namespace {

std::string names_of(contents const& opened) {
    std::string out;
    for (auto const& one : opened.tables) {
        out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", one.name);
    }
    return out;
}

table const& choose(contents const& opened, std::string const& wanted) {
    if (opened.tables.empty()) {
        throw input_error{"holds no table and no map layer. Export it again."};
    }
    if (wanted.empty() && opened.tables.size() > 1) {
        throw input_error{"holds {} layers: {}. Say which one with --layer.", opened.tables.size(),
                          names_of(opened)};
    }
    auto const found =
        std::find_if(opened.tables.begin(), opened.tables.end(),
                     [&](table const& one) { return wanted.empty() || one.name == wanted; });
    if (found == opened.tables.end()) {
        throw input_error{"has no layer \"{}\"; it holds {}.", wanted, names_of(opened)};
    }
    return *found;
}

void send_info(contents const& opened, frame_writer& out) {
    file_info info;
    info.driver = opened.driver;
    for (auto const& one : opened.tables) {
        info.layers.push_back(one.describe());
    }
    out.send(frame_kind::info, to_json(info));
}

void send_rows(contents const& opened, read_options const& options, frame_writer& out) {
    choose(opened, options.layer).rows(options, [&](row const& one) { out.send(one); });
}

void send_all(std::string const& verb, upload& files, read_options const& options,
              frame_writer& out) {
    files.unpack();
    auto const opened = open_contents(files);
    if (verb == "inspect") {
        send_info(opened, out);
    } else {
        send_rows(opened, options, out);
    }
}

void answer(std::string const& verb, std::string const& path, read_options const& options,
            frame_writer& out) {
    limit_resources(options.bounds);
    prepare_drivers(options.encoding);
    upload files{path, options.bounds};
    close_all_doors();
    std::string problem;
    try {
        send_all(verb, files, options, out);
    } catch (error const& other) {
        problem = other.what();
    }
    // A lying archive is the cause of whatever else went wrong.
    if (files.overrun()) {
        problem = "is a zip archive that holds more than it says. Pack it again.";
    }
    out.send(problem.empty() ? frame_kind::done : frame_kind::failure, problem);
}

} // namespace

int reader_main(int argc, char** argv) {
    if (argc != 5) {
        return 2;
    }
    CPLSetErrorHandler(CPLQuietErrorHandler);
    frame_writer out{STDOUT_FILENO};
    try {
        answer(argv[2], argv[3], options_from_json(argv[4]), out);
    } catch (std::bad_alloc const&) {
        out.send(frame_kind::failure, "needs more memory than is allowed. Split it into smaller "
                                      "files.");
    } catch (std::exception const& problem) {
        out.send(frame_kind::failure, problem.what());
    }
    // Drivers may crash in their own tidying up; all that was wanted is sent.
    ::_exit(0);
}

} // namespace trygg::ogr

#include "ogr/reader.hpp"

#include "base/error.hpp"
#include "ogr/child.hpp"
#include "ogr/task.hpp"
#include "ogr/wire.hpp"

#include <algorithm>
#include <filesystem>

namespace trygg::ogr {
namespace {

constexpr std::size_t max_info = std::size_t{16} << 20;

std::string& reader_program() {
    static std::string path = "/proc/self/exe";
    return path;
}

/// Run the child and give its frames to `use` until the one that says that all is there.
void run_child(std::string const& verb, std::string const& path, read_options const& options,
               std::function<void(frame const&)> const& use) {
    auto const name = std::filesystem::path{path}.filename().string();
    child_process child{{reader_program(), "__read", verb, std::filesystem::absolute(path).string(),
                         to_json(options)}};
    frame_decoder decoder{std::max(options.bounds.max_row, max_info)};
    bool done = false;
    std::string failure;
    auto const next = [&] {
        try {
            return decoder.next();
        } catch (error const& problem) {
            throw input_error{"{} cannot be read: {}. Mend or remove that row.", name,
                              problem.what()};
        }
    };
    auto const take = [&] {
        while (auto const frame = next()) {
            if (frame->kind == frame_kind::failure) {
                failure = frame->bytes;
            } else if (frame->kind == frame_kind::done) {
                done = true;
            } else {
                use(*frame);
            }
        }
    };
    auto const fetch = [&] {
        try {
            auto const bytes = child.read(options.bounds.max_wait);
            decoder.add(bytes);
            return !bytes.empty();
        } catch (input_error const& stuck) {
            throw input_error{"{} cannot be read: {}. Open it in the program that made it and "
                              "save it again, or split it into smaller files.",
                              name, stuck.what()};
        }
    };
    while (fetch()) {
        take();
    }
    if (!failure.empty()) {
        throw input_error{"{} {}", name, failure};
    }
    auto const ending = child.ending();
    if (!done) {
        throw input_error{
            "{} cannot be read: {}. Nothing was taken from it. Open it in the program that made it "
            "and save it again, or save it as CSV or GeoPackage.",
            name, ending.empty() ? std::string{"its rows stop before the end"} : ending};
    }
}

} // namespace

file_info inspect(std::string const& path, limits const& bounds) {
    read_options options;
    options.bounds = bounds;
    file_info info;
    run_child("inspect", path, options,
              [&](frame const& got) { info = info_from_json(got.bytes); });
    return info;
}

void read(std::string const& path, read_options const& options,
          std::function<void(row const&)> const& use) {
    row current;
    std::int64_t rows = 0;
    run_child("read", path, options, [&](frame const& got) {
        if (got.kind != frame_kind::row || ++rows > options.bounds.max_rows) {
            throw input_error{"{} has more than {} rows; split it into smaller files.",
                              std::filesystem::path{path}.filename().string(),
                              options.bounds.max_rows};
        }
        decode_row(got.bytes, current);
        use(current);
    });
}

void set_reader_program(std::string path) { reader_program() = std::move(path); }

} // namespace trygg::ogr

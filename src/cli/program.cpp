#include "cli/program.hpp"

#include "ogr/reader.hpp"

#include <string_view>

namespace trygg::cli {

int run(int argc, char** argv) {
    if (argc > 1 && std::string_view{argv[1]} == "__read") {
        return ogr::reader_main(argc, argv);
    }
    return 2;
}

} // namespace trygg::cli

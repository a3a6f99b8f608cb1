/// \file A CSV file as it is imported: header, rows, encodings.

#include "fuzz.hpp"

#include "base/text.hpp"
#include "ogr/csv_table.hpp"

#include <cpl_error.h>
#include <cpl_vsi.h>

using namespace trygg;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    CPLErrorHandlerPusher const quiet{CPLQuietErrorHandler};
    auto bytes = fuzz::text_of(data, size);
    constexpr char const* name = "/vsimem/file.csv";
    VSIFCloseL(
        VSIFileFromMemBuffer(name, reinterpret_cast<GByte*>(bytes.data()), bytes.size(), FALSE));
    fuzz::accepted([&] {
        auto const table = ogr::csv_table(name, "file");
        auto const info = table.describe();
        fuzz::require(!info.fields.empty(), "a header has a field");
        std::int64_t last = 1;
        table.rows({}, [&](ogr::row const& row) {
            fuzz::require(row.line > last, "lines go on");
            last = row.line;
            fuzz::require(row.values.size() == info.fields.size(), "a row has a value a field");
            for (auto const& value : row.values) {
                fuzz::require(!value || (!value->empty() && is_utf8(*value)),
                              "a value is UTF-8 that is not empty");
            }
        });
    });
    VSIUnlink(name);
    return 0;
}

/// \file What the reading process sends: it may have been taken over by the file that it reads.

#include "fuzz.hpp"

#include "ogr/wire.hpp"

#include <algorithm>

using namespace trygg;

namespace {

constexpr std::size_t piece = 11;
constexpr std::size_t most = 1'000;

void read_frames(std::string_view bytes) {
    ogr::frame_decoder decoder{most};
    ogr::row row;
    while (!bytes.empty()) {
        auto const part = bytes.substr(0, piece);
        decoder.add(part);
        bytes.remove_prefix(part.size());
        while (auto const frame = decoder.next()) {
            fuzz::require(frame->bytes.size() <= most, "a frame is within bounds");
            ogr::decode_row(frame->bytes, row);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    try {
        read_frames(fuzz::text_of(data, size));
    } catch (error const&) { // not input_error: such bytes are nobody's file
    }
    return 0;
}

#include "encode/compressor.hpp"

#include "encode/brotli.hpp"
#include "encode/gzip.hpp"
#include "encode/zstd.hpp"

namespace trygg::encode {

namespace {

// Of GeoJSON on one core: quick ones pack some 100 to 500 MB/s, thorough ones 5 to 30 MB/s.
constexpr int quick_gzip = 1, thorough_gzip = 7;
constexpr int quick_brotli = 1, thorough_brotli = 6;
constexpr int quick_zstd = 1, thorough_zstd = 12;

} // namespace

std::string_view name_of(coding what) {
    switch (what) {
    case coding::gzip:
        return "gzip";
    case coding::brotli:
        return "br";
    case coding::zstd:
        return "zstd";
    case coding::identity:
        break;
    }
    return "identity";
}

std::unique_ptr<compressor> make_compressor(coding into, effort how) {
    bool const quick = how == effort::quick;
    switch (into) {
    case coding::gzip:
        return std::make_unique<gzip_stream>(quick ? quick_gzip : thorough_gzip);
    case coding::brotli:
        return std::make_unique<brotli_stream>(quick ? quick_brotli : thorough_brotli);
    case coding::zstd:
        return std::make_unique<zstd_stream>(quick ? quick_zstd : thorough_zstd);
    case coding::identity:
        break;
    }
    return nullptr;
}

std::string compressed(std::string_view text, coding into, effort how) {
    auto const stream = make_compressor(into, how);
    if (!stream) {
        return std::string{text};
    }
    std::string result;
    stream->finish(text, result);
    return result;
}

std::string decompressed(std::string_view bytes, coding from) {
    switch (from) {
    case coding::gzip:
        return gunzipped(bytes);
    case coding::brotli:
        return unbrotlied(bytes);
    case coding::zstd:
        return unzstded(bytes);
    case coding::identity:
        break;
    }
    return std::string{bytes};
}

} // namespace trygg::encode

#include "encode/gzip.hpp"

#include "base/error.hpp"

#include <zlib.h>

#include <array>

namespace trygg::encode {

namespace {

/// zlib's largest window, with a gzip header instead of its own.
constexpr int gzip_window = 15 + 16;

Bytef const* input(std::string_view text) { return reinterpret_cast<Bytef const*>(text.data()); }

} // namespace

struct gzip_stream::state {
    explicit state(int level) {
        if (deflateInit2(&z, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
            throw error{"cannot compress: zlib has no memory"};
        }
    }
    state(state const&) = delete;
    state& operator=(state const&) = delete;
    ~state() { deflateEnd(&z); }

    void run(std::string_view text, int flush, std::string& out) {
        std::array<char, 16'384> piece;              // NOLINT(*-member-init): zlib fills it
        z.next_in = const_cast<Bytef*>(input(text)); // NOLINT(*-const-cast): zlib only reads it
        z.avail_in = static_cast<uInt>(text.size());
        do {
            z.next_out = reinterpret_cast<Bytef*>(piece.data());
            z.avail_out = static_cast<uInt>(piece.size());
            deflate(&z, flush);
            out.append(piece.data(), piece.size() - z.avail_out);
        } while (z.avail_out == 0);
    }

    z_stream z{};
};

gzip_stream::gzip_stream(int level) : m_state(std::make_unique<state>(level)) {}
gzip_stream::~gzip_stream() = default;

void gzip_stream::add(std::string_view text, std::string& out) {
    m_state->run(text, Z_NO_FLUSH, out);
}

void gzip_stream::finish(std::string_view last, std::string& out) {
    m_state->run(last, Z_FINISH, out);
}

std::string gunzipped(std::string_view bytes) {
    z_stream z{};
    if (inflateInit2(&z, gzip_window) != Z_OK) {
        throw error{"cannot decompress: zlib has no memory"};
    }
    std::string result;
    std::array<char, 16'384> piece;               // NOLINT(*-member-init): zlib fills it
    z.next_in = const_cast<Bytef*>(input(bytes)); // NOLINT(*-const-cast): zlib only reads it
    z.avail_in = static_cast<uInt>(bytes.size());
    int code = Z_OK;
    while (code == Z_OK) {
        z.next_out = reinterpret_cast<Bytef*>(piece.data());
        z.avail_out = static_cast<uInt>(piece.size());
        code = inflate(&z, Z_NO_FLUSH);
        result.append(piece.data(), piece.size() - z.avail_out);
    }
    inflateEnd(&z);
    if (code != Z_STREAM_END) {
        throw error{"what should be gzip ends too early or is none"};
    }
    return result;
}

} // namespace trygg::encode

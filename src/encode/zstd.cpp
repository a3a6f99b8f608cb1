#include "encode/zstd.hpp"

#include "base/error.hpp"

#include <zstd.h>

#include <array>

namespace trygg::encode {

namespace {

constexpr std::size_t piece_size = 16'384;

struct destroyer {
    void operator()(ZSTD_CCtx* made) const noexcept { ZSTD_freeCCtx(made); }
    void operator()(ZSTD_DCtx* made) const noexcept { ZSTD_freeDCtx(made); }
};

} // namespace

struct zstd_stream::state {
    void run(std::string_view text, ZSTD_EndDirective how, std::string& out) {
        std::array<char, piece_size> piece; // NOLINT(*-member-init): libzstd fills it
        ZSTD_inBuffer from{text.data(), text.size(), 0};
        bool more = true;
        while (more) {
            ZSTD_outBuffer to{piece.data(), piece.size(), 0};
            auto const left = ZSTD_compressStream2(context.get(), &to, &from, how);
            if (ZSTD_isError(left) != 0) {
                throw error{"cannot compress: {}", ZSTD_getErrorName(left)};
            }
            out.append(piece.data(), to.pos);
            more = how == ZSTD_e_end ? left > 0 : from.pos < from.size;
        }
    }

    std::unique_ptr<ZSTD_CCtx, destroyer> context{ZSTD_createCCtx()};
};

zstd_stream::zstd_stream(int level) : m_state(std::make_unique<state>()) {
    if (!m_state->context) {
        throw error{"cannot compress: libzstd has no memory"};
    }
    ZSTD_CCtx_setParameter(m_state->context.get(), ZSTD_c_compressionLevel, level);
}

zstd_stream::~zstd_stream() = default;

void zstd_stream::add(std::string_view text, std::string& out) {
    m_state->run(text, ZSTD_e_continue, out);
}

void zstd_stream::finish(std::string_view last, std::string& out) {
    m_state->run(last, ZSTD_e_end, out);
}

std::string unzstded(std::string_view bytes) {
    std::unique_ptr<ZSTD_DCtx, destroyer> const context{ZSTD_createDCtx()};
    std::array<char, piece_size> piece; // NOLINT(*-member-init): libzstd fills it
    ZSTD_inBuffer from{bytes.data(), bytes.size(), 0};
    std::string result;
    std::size_t left = context ? 1 : 0;
    bool more = true;
    while (left > 0 && more) {
        ZSTD_outBuffer to{piece.data(), piece.size(), 0};
        left = ZSTD_decompressStream(context.get(), &to, &from);
        if (ZSTD_isError(left) != 0) {
            break;
        }
        result.append(piece.data(), to.pos);
        more = from.pos < from.size || to.pos == to.size;
    }
    if (left != 0 || !context) {
        throw error{"what should be zstd ends too early or is none"};
    }
    return result;
}

} // namespace trygg::encode

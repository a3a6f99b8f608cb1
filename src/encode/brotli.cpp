#include "encode/brotli.hpp"

#include "base/error.hpp"

#include <brotli/decode.h>
#include <brotli/encode.h>

namespace trygg::encode {

namespace {

constexpr std::uint32_t window_bits = 22; // 4 MB, the largest that all decoders take

std::uint8_t const* input(std::string_view text) {
    return reinterpret_cast<std::uint8_t const*>(text.data());
}

struct destroyer {
    void operator()(BrotliEncoderState* made) const noexcept { BrotliEncoderDestroyInstance(made); }
    void operator()(BrotliDecoderState* made) const noexcept { BrotliDecoderDestroyInstance(made); }
};

} // namespace

struct brotli_stream::state {
    void run(std::string_view text, BrotliEncoderOperation what, std::string& out) {
        std::size_t left = text.size(), room = 0;
        auto const* next = input(text);
        do {
            if (BrotliEncoderCompressStream(encoder.get(), what, &left, &next, &room, nullptr,
                                            nullptr) == BROTLI_FALSE) {
                throw error{"cannot compress: libbrotli failed"};
            }
            std::size_t size = 0;
            auto const* const made = BrotliEncoderTakeOutput(encoder.get(), &size);
            out.append(reinterpret_cast<char const*>(made), size);
        } while (left > 0 || BrotliEncoderHasMoreOutput(encoder.get()) == BROTLI_TRUE);
    }

    std::unique_ptr<BrotliEncoderState, destroyer> encoder{
        BrotliEncoderCreateInstance(nullptr, nullptr, nullptr)};
};

brotli_stream::brotli_stream(int quality) : m_state(std::make_unique<state>()) {
    if (!m_state->encoder) {
        throw error{"cannot compress: libbrotli has no memory"};
    }
    BrotliEncoderSetParameter(m_state->encoder.get(), BROTLI_PARAM_QUALITY,
                              static_cast<std::uint32_t>(quality));
    BrotliEncoderSetParameter(m_state->encoder.get(), BROTLI_PARAM_LGWIN, window_bits);
}

brotli_stream::~brotli_stream() = default;

void brotli_stream::add(std::string_view text, std::string& out) {
    m_state->run(text, BROTLI_OPERATION_PROCESS, out);
}

void brotli_stream::finish(std::string_view last, std::string& out) {
    m_state->run(last, BROTLI_OPERATION_FINISH, out);
}

std::string unbrotlied(std::string_view bytes) {
    std::unique_ptr<BrotliDecoderState, destroyer> const decoder{
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)};
    std::string result;
    std::size_t left = bytes.size(), room = 0;
    auto const* next = input(bytes);
    auto code = decoder ? BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT : BROTLI_DECODER_RESULT_ERROR;
    while (code == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        code = BrotliDecoderDecompressStream(decoder.get(), &left, &next, &room, nullptr, nullptr);
        std::size_t size = 0;
        auto const* const made = BrotliDecoderTakeOutput(decoder.get(), &size);
        result.append(reinterpret_cast<char const*>(made), size);
    }
    if (code != BROTLI_DECODER_RESULT_SUCCESS) {
        throw error{"what should be brotli ends too early or is none"};
    }
    return result;
}

} // namespace trygg::encode

#pragma once
/// \file The chunked transfer coding of a request body, read strictly and in bounded memory.

#include "http/limits.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace trygg::http {

/// Decodes one chunked body that comes in pieces. Extensions and trailers are checked, counted
/// and dropped.
class chunk_decoder {
public:
    explicit chunk_decoder(limits const& bounds) : m_bounds{bounds} {}

    /// Decode `bytes`, append to `body`, and return how many bytes were taken: all of them unless
    /// the body ended. Throws refused: 413 when the body is too large, 400 when it is malformed.
    std::size_t decode(std::string_view bytes, std::string& body);

    bool done() const noexcept { return m_at == state::done; }

private:
    enum class state {
        first_digit,
        digits,
        extension,
        size_end,
        data,
        data_end,
        data_newline,
        line_start,
        field_name,
        field_value,
        field_end,
        last_newline,
        done
    };

    std::size_t copy_data(std::string_view bytes, std::string& body);
    void step(char c, std::size_t body_size);
    void digit(char c, std::size_t body_size);
    void after_size(char c);
    void trailer(char c);
    void expect(char c, char wanted, state next);
    void count_extra();

    limits const& m_bounds;
    state m_at = state::first_digit;
    std::size_t m_left = 0;   ///< bytes of the current chunk still to come
    std::size_t m_digits = 0; ///< of the current chunk's size
    std::size_t m_extras = 0; ///< bytes of extensions and trailers so far
};

} // namespace trygg::http

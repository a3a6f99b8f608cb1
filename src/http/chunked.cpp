#include "http/chunked.hpp"

#include "http/head.hpp"
#include "http/refused.hpp"

#include <algorithm>

namespace trygg::http {
namespace {

constexpr std::size_t most_digits = 16;

[[noreturn]] void malformed() { throw refused{400, "The chunked body is malformed."}; }

/// 0…15, or 16 when it is no hexadecimal digit.
std::size_t hex(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<std::size_t>(c - '0');
    }
    auto const letter = static_cast<char>(c | 0x20);
    return letter >= 'a' && letter <= 'f' ? static_cast<std::size_t>(letter - 'a' + 10) : 16;
}

} // anonymous namespace

std::size_t chunk_decoder::decode(std::string_view bytes, std::string& body) {
    std::size_t taken = 0;
    while (taken < bytes.size() && !done()) {
        if (m_at == state::data) {
            taken += copy_data(bytes.substr(taken), body);
        } else {
            step(bytes[taken++], body.size());
        }
    }
    return taken;
}

std::size_t chunk_decoder::copy_data(std::string_view bytes, std::string& body) {
    auto const size = std::min(m_left, bytes.size());
    body.append(bytes.substr(0, size));
    m_left -= size;
    if (m_left == 0) {
        m_at = state::data_end;
    }
    return size;
}

void chunk_decoder::step(char c, std::size_t body_size) {
    switch (m_at) {
    case state::first_digit:
        m_left = m_digits = 0;
        m_at = state::digits;
        if (hex(c) > 15) {
            malformed();
        }
        return digit(c, body_size);
    case state::digits:
        return hex(c) > 15 ? after_size(c) : digit(c, body_size);
    case state::extension:
        return after_size(c);
    case state::size_end:
        return expect(c, '\n', m_left > 0 ? state::data : state::line_start);
    case state::data_end:
        return expect(c, '\r', state::data_newline);
    case state::data_newline:
        return expect(c, '\n', state::first_digit);
    default:
        return trailer(c);
    }
}

void chunk_decoder::digit(char c, std::size_t body_size) {
    if (++m_digits > most_digits) {
        malformed();
    }
    m_left = m_left * 16 + hex(c);
    if (m_left > m_bounds.max_body || body_size > m_bounds.max_body - m_left) {
        throw refused{413, "The request body is too large."};
    }
}

void chunk_decoder::after_size(char c) {
    if (c == '\r') {
        m_at = state::size_end;
        return;
    }
    if (!is_field_value({&c, 1}) || (m_at == state::digits && c != ';')) {
        malformed();
    }
    m_at = state::extension;
    count_extra();
}

void chunk_decoder::trailer(char c) {
    if (c == '\r' && m_at == state::line_start) {
        m_at = state::last_newline;
        return;
    }
    if (m_at == state::last_newline) {
        return expect(c, '\n', state::done);
    }
    count_extra();
    if (m_at == state::field_end) {
        return expect(c, '\n', state::line_start);
    }
    if (m_at == state::field_name && c == ':') {
        m_at = state::field_value;
        return;
    }
    if (m_at == state::field_value && c == '\r') {
        m_at = state::field_end;
        return;
    }
    if (m_at == state::line_start) {
        m_at = state::field_name;
    }
    if (!(m_at == state::field_name ? is_token({&c, 1}) : is_field_value({&c, 1}))) {
        malformed();
    }
}

void chunk_decoder::expect(char c, char wanted, state next) {
    if (c != wanted) {
        malformed();
    }
    m_at = next;
}

void chunk_decoder::count_extra() {
    if (++m_extras > m_bounds.max_chunk_extras) {
        throw refused{400, "Chunk extensions and trailers are too large."};
    }
}

} // namespace trygg::http

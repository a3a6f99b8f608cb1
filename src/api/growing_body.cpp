#include "api/growing_body.hpp"

#include <algorithm>
#include <utility>

namespace trygg::api {

namespace {

constexpr std::size_t piece_size = 256 * 1024;

} // namespace

growing_body::growing_body(http::body_source source, std::size_t size, keeper keep)
    : m_source(std::move(source)), m_keep(std::move(keep)) {
    m_bytes->reserve(size + size / 64);
}

http::body_source growing_body::reader(std::shared_ptr<growing_body> body) {
    return [body = std::move(body), at = std::size_t{0}](std::string& chunk) mutable {
        return body->read(at, chunk);
    };
}

/// When the source fails, it has failed for all readers.
void growing_body::grow() {
    if (m_failure) {
        std::rethrow_exception(m_failure);
    }
    try {
        m_piece.clear();
        m_whole = !m_source(m_piece);
        m_bytes->append(m_piece);
        if (m_whole) {
            m_keep(m_bytes);
        }
    } catch (...) {
        m_failure = std::current_exception();
        throw;
    }
}

bool growing_body::read(std::size_t& at, std::string& chunk) {
    std::lock_guard const lock{m_mutex};
    if (at == m_bytes->size() && !m_whole) {
        grow();
    }
    auto const size = std::min(piece_size, m_bytes->size() - at);
    chunk.append(*m_bytes, at, size);
    at += size;
    return !m_whole || at < m_bytes->size();
}

} // namespace trygg::api

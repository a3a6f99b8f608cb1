#include "ogr/wire.hpp"

#include "base/error.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <limits>

namespace trygg::ogr {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16;
constexpr std::size_t frame_header = 1 + sizeof(std::uint32_t);
constexpr std::uint32_t null_value = std::numeric_limits<std::uint32_t>::max();

// Both ends are the same program on the same machine, so numbers go as they lie in memory.
template <typename T>
void put(std::string& out, T value) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out.append(bytes, sizeof(T));
}

void put_text(std::string& out, std::string_view text) {
    if (text.size() >= null_value) {
        throw input_error{"a value of {} bytes is too long", text.size()};
    }
    put(out, static_cast<std::uint32_t>(text.size()));
    out.append(text);
}

class cursor {
public:
    explicit cursor(std::string_view bytes) : m_rest(bytes) {}

    template <typename T>
    T take() {
        T value;
        std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
        return value;
    }

    std::string_view take(std::size_t count) {
        if (count > m_rest.size()) {
            throw error{"the reading process sent a row that is cut off"};
        }
        auto const taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }

    std::size_t left() const noexcept { return m_rest.size(); }

private:
    std::string_view m_rest;
};

} // namespace

void frame_writer::send(frame_kind kind, std::string_view bytes) {
    m_buffer += static_cast<char>(kind);
    put_text(m_buffer, bytes);
    flush();
}

void frame_writer::send(row const& value) {
    auto const start = m_buffer.size();
    m_buffer += static_cast<char>(frame_kind::row);
    put(m_buffer, std::uint32_t{0});
    put(m_buffer, value.line);
    put(m_buffer, static_cast<std::uint8_t>(value.recoded));
    put_text(m_buffer, value.defect);
    put_text(m_buffer, value.wkb);
    put(m_buffer, static_cast<std::uint32_t>(value.values.size()));
    for (auto const& one : value.values) {
        if (one) {
            put_text(m_buffer, *one);
        } else {
            put(m_buffer, null_value);
        }
    }
    auto const size = static_cast<std::uint32_t>(m_buffer.size() - start - frame_header);
    std::memcpy(m_buffer.data() + start + 1, &size, sizeof(size));
    if (m_buffer.size() >= piece) {
        flush();
    }
}

void frame_writer::flush() {
    std::string_view rest{m_buffer};
    while (!rest.empty()) {
        auto const written = ::write(m_descriptor, rest.data(), rest.size());
        if (written < 0 && errno != EINTR) {
            throw error{"cannot write rows: {}", std::strerror(errno)};
        }
        rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    m_buffer.clear();
}

void frame_decoder::add(std::string_view bytes) {
    m_buffer.erase(0, m_start);
    m_start = 0;
    m_buffer.append(bytes);
}

std::optional<frame> frame_decoder::next() {
    std::string_view const rest = std::string_view{m_buffer}.substr(m_start);
    if (rest.size() < frame_header) {
        return std::nullopt;
    }
    std::uint32_t size = 0;
    std::memcpy(&size, rest.data() + 1, sizeof(size));
    if (size > m_max_frame) {
        throw input_error{"a row of {} bytes is longer than the limit of {} bytes", size,
                          m_max_frame};
    }
    if (rest.size() < frame_header + size) {
        return std::nullopt;
    }
    m_start += frame_header + size;
    return frame{static_cast<frame_kind>(rest.front()), rest.substr(frame_header, size)};
}

void decode_row(std::string_view bytes, row& out) {
    cursor from{bytes};
    out.line = from.take<std::int64_t>();
    out.recoded = from.take<std::uint8_t>() != 0;
    out.defect.assign(from.take(from.take<std::uint32_t>()));
    out.wkb.assign(from.take(from.take<std::uint32_t>()));
    auto const count = from.take<std::uint32_t>();
    if (count > from.left() / sizeof(std::uint32_t)) {
        throw error{"the reading process sent a row that is cut off"};
    }
    out.values.resize(count);
    for (auto& value : out.values) {
        auto const size = from.take<std::uint32_t>();
        if (size == null_value) {
            value.reset();
            continue;
        }
        if (!value) {
            value.emplace();
        }
        value->assign(from.take(size));
    }
}

} // namespace trygg::ogr

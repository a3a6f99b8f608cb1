#pragma once
/// \file The binary stream from the reading child to its parent: frames of one kind each.

#include "ogr/reader.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace trygg::ogr {

enum class frame_kind : char { info = 'I', row = 'R', failure = 'F', done = 'D' };

struct frame {
    frame_kind kind;
    std::string_view bytes; ///< valid until the next call of the decoder
};

/// The child's end. Writes in large pieces; `send` of anything but a row also flushes.
class frame_writer {
public:
    explicit frame_writer(int descriptor) : m_descriptor(descriptor) {}

    void send(frame_kind kind, std::string_view bytes);
    void send(row const& value);

private:
    void flush();

    int m_descriptor;
    std::string m_buffer;
};

/// The parent's end: give it bytes as they come, take whole frames. Trusts nothing that it is
/// given.
class frame_decoder {
public:
    /// `max_frame`: bytes; a longer frame is an error.
    explicit frame_decoder(std::size_t max_frame) : m_max_frame(max_frame) {}

    void add(std::string_view bytes);

    /// The next whole frame, or nothing until more bytes are added.
    std::optional<frame> next();

private:
    std::size_t m_max_frame;
    std::string m_buffer;
    std::size_t m_start = 0;
};

/// Decode a row frame into `out`, whose memory is used again. Throws error on a malformed one.
void decode_row(std::string_view bytes, row& out);

} // namespace trygg::ogr

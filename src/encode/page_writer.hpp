#pragma once
/// \file A textual representation of a page of features, written piece by piece.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace trygg::encode {

/// begin, then append for each row in order, then end. Rows never interleave. Calls may come from
/// different threads, one at a time.
class page_writer {
public:
    page_writer() = default;
    page_writer(page_writer const&) = delete;
    page_writer& operator=(page_writer const&) = delete;
    virtual ~page_writer() = default;

    virtual void begin(std::string& out) = 0;
    /// The rows that are appended next, for what is dear a row but cheap for many.
    virtual void expect(std::span<std::uint32_t const> rows) { (void)rows; }
    virtual void append(std::string& out, std::size_t row) = 0;
    virtual void end(std::string& out) = 0;
};

} // namespace trygg::encode

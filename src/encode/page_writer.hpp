#pragma once
/// \file A textual representation of a page of features, written piece by piece.

#include <cstddef>
#include <string>

namespace trygg::encode {

/// begin, then append for each row in order, then end. Rows never interleave.
class page_writer {
public:
    page_writer() = default;
    page_writer(page_writer const&) = delete;
    page_writer& operator=(page_writer const&) = delete;
    virtual ~page_writer() = default;

    virtual void begin(std::string& out) = 0;
    virtual void append(std::string& out, std::size_t row) = 0;
    virtual void end(std::string& out) = 0;
};

} // namespace trygg::encode

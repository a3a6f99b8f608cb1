#pragma once
/// \file The only door to libzstd.

#include "encode/compressor.hpp"

namespace trygg::encode {

class zstd_stream : public compressor {
public:
    /// Level 1 to 12, so that 8 MB of window do to read it (RFC 9659); answers made on the fly use
    /// a low one.
    explicit zstd_stream(int level);
    ~zstd_stream() override;

    void add(std::string_view text, std::string& out) override;
    void finish(std::string_view last, std::string& out) override;

private:
    struct state;
    std::unique_ptr<state> m_state;
};

/// Throws error for what is no whole zstd frame.
std::string unzstded(std::string_view bytes);

} // namespace trygg::encode

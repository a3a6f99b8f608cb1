#pragma once
/// \file The only door to zlib.

#include "encode/compressor.hpp"

namespace trygg::encode {

class gzip_stream : public compressor {
public:
    /// Level 1 to 9; answers made on the fly use a low one.
    explicit gzip_stream(int level);
    ~gzip_stream() override;

    void add(std::string_view text, std::string& out) override;

    /// With the trailer.
    void finish(std::string_view last, std::string& out) override;

private:
    struct state;
    std::unique_ptr<state> m_state;
};

/// Throws error for what is no whole gzip file.
std::string gunzipped(std::string_view bytes);

} // namespace trygg::encode

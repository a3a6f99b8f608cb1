#pragma once
/// \file The only door to libbrotli.

#include "encode/compressor.hpp"

namespace trygg::encode {

class brotli_stream : public compressor {
public:
    /// Quality 0 to 11; answers made on the fly use a low one.
    explicit brotli_stream(int quality);
    ~brotli_stream() override;

    void add(std::string_view text, std::string& out) override;
    void finish(std::string_view last, std::string& out) override;

private:
    struct state;
    std::unique_ptr<state> m_state;
};

/// Throws error for what is no whole brotli stream.
std::string unbrotlied(std::string_view bytes);

} // namespace trygg::encode

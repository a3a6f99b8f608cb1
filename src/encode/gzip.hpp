#pragma once
/// \file The only door to zlib.

#include <memory>
#include <string>
#include <string_view>

namespace trygg::encode {

/// Compresses piece by piece. Level 1 to 9; answers made on the fly use a low one.
class gzip_stream {
public:
    explicit gzip_stream(int level = 4);
    ~gzip_stream();
    gzip_stream(gzip_stream&&) noexcept;
    gzip_stream& operator=(gzip_stream&&) noexcept;

    /// Append what `text` gives, which may be nothing yet.
    void add(std::string_view text, std::string& out);

    /// Append the rest and the trailer. Call once.
    void finish(std::string& out);

private:
    struct state;
    std::unique_ptr<state> m_state;
};

/// All at once.
std::string gzipped(std::string_view text, int level = 4);

/// For tests and checks. Throws error for what is no whole gzip file.
std::string gunzipped(std::string_view bytes);

} // namespace trygg::encode

#pragma once
/// \file Content codings: what an answer can be packed in, quickly or well.

#include <memory>
#include <string>
#include <string_view>

namespace trygg::encode {

enum class coding { identity, gzip, brotli, zstd };

/// quick: while the client waits. thorough: once, for an answer that is kept.
enum class effort { quick, thorough };

/// As Content-Encoding says it: "gzip", "br", "zstd"; "identity" for none.
std::string_view name_of(coding what);

/// Compresses piece by piece.
class compressor {
public:
    compressor() = default;
    compressor(compressor const&) = delete;
    compressor& operator=(compressor const&) = delete;
    virtual ~compressor() = default;

    /// Append what `text` gives, which may be nothing yet.
    virtual void add(std::string_view text, std::string& out) = 0;

    /// Append what `last` gives and all the rest. Call once.
    virtual void finish(std::string_view last, std::string& out) = 0;
};

/// Null for identity. Throws error when there is no memory.
std::unique_ptr<compressor> make_compressor(coding into, effort how);

/// All at once.
std::string compressed(std::string_view text, coding into, effort how);

/// Throws error for what is not whole.
std::string decompressed(std::string_view bytes, coding from);

} // namespace trygg::encode

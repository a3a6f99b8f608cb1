#include "ogr/text.hpp"

#include "base/text.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>

#include <array>
#include <cstdint>
#include <memory>

namespace trygg::ogr {
namespace {

/// Code points of the bytes 0x80 to 0x9F; the five that Windows-1252 leaves out become U+FFFD.
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void append_utf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
        return;
    }
    if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6U));
    } else {
        out += static_cast<char>(0xE0U | (code >> 12U));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    }
    out += static_cast<char>(0x80U | (code & 0x3FU));
}

std::string from_windows_1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        append_utf8(out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte);
    }
    return out;
}

struct cpl_free {
    void operator()(char* text) const noexcept { CPLFree(text); }
};

} // namespace

std::string recode(std::string_view bytes, std::string const& encoding) {
    if (encoding.empty()) {
        return from_windows_1252(bytes);
    }
    std::string const source{bytes};
    std::unique_ptr<char, cpl_free> const text{
        CPLRecode(source.c_str(), encoding.c_str(), CPL_ENC_UTF8)};
    return text ? std::string{text.get()} : std::string{};
}

std::string gdal_message() {
    std::string text = CPLGetLastErrorMsg();
    for (std::string_view const ours : {"/vsiupload/files/", "/vsiupload/"}) {
        for (auto at = text.find(ours); at != std::string::npos; at = text.find(ours)) {
            text.erase(at, ours.size());
        }
    }
    return is_utf8(text) ? text : recode(text, {});
}

} // namespace trygg::ogr

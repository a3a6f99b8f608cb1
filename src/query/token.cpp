#include "query/token.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <cstdint>

namespace trygg::query {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What a token starts with, so that other text and other collections' tokens are told from it.
std::string mark_of(std::string_view collection) { return std::string{collection} + " after:"; }

} // namespace

std::string token_for(std::string_view collection, std::string_view last_id) {
    auto const text = mark_of(collection) + std::string{last_id};
    std::string result;
    std::uint32_t bits = 0;
    int held = 0;
    for (char const c : text) {
        bits = (bits << 8U) | static_cast<unsigned char>(c);
        for (held += 8; held >= 6;) {
            held -= 6;
            result += alphabet[(bits >> held) & 63U];
        }
    }
    if (held > 0) {
        result += alphabet[(bits << (6 - held)) & 63U];
    }
    return result;
}

std::string last_id_of(std::string_view collection, std::string_view token) {
    std::string text;
    std::uint32_t bits = 0;
    int held = 0;
    bool known = true;
    for (char const c : token) {
        auto const value = alphabet.find(c);
        known = known && value != std::string_view::npos;
        bits = (bits << 6U) | (static_cast<std::uint32_t>(value) & 63U);
        held += 6;
        if (held >= 8) {
            held -= 8;
            text += static_cast<char>((bits >> held) & 255U);
        }
    }
    auto const mark = mark_of(collection);
    if (!known || !text.starts_with(mark) || !is_utf8(text)) {
        throw input_error{
            "'token' is not one that this server gave for {}: take it from a 'next' link",
            collection};
    }
    return text.substr(mark.size());
}

} // namespace trygg::query

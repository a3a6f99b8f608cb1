#include "cql2/folding.hpp"

#include "base/text.hpp"
#include "cql2/letters.hpp"

namespace trygg::cql2 {

namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::size_t character_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) {
        ++size;
    }
    return size;
}

/// Where the plain character at the front of the pattern ends; a backslash is passed over.
struct plain {
    std::string_view bytes;
    std::size_t used;
};

plain plain_at(std::string_view pattern) {
    std::size_t const skip = pattern.front() == '\\' && pattern.size() > 1 ? 1 : 0;
    auto const size = character_size(pattern.substr(skip));
    return {pattern.substr(skip, size), skip + size};
}

} // namespace

std::string without_case(std::string_view text) {
    if (!is_ascii(text)) {
        return case_folded(text);
    }
    std::string result{text};
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

std::string without_accents(std::string_view text) {
    return is_ascii(text) ? std::string{text} : without_marks(text);
}

/// At a mismatch only the last % seen may take one character more, so the time is at worst the
/// product of both lengths.
bool is_like(std::string_view text, std::string_view pattern) {
    std::string_view after_percent, text_there;
    bool has_percent = false;
    while (true) {
        if (!pattern.empty() && pattern.front() == '%') {
            pattern.remove_prefix(1);
            has_percent = true;
            after_percent = pattern;
            text_there = text;
            continue;
        }
        if (text.empty() && pattern.empty()) {
            return true;
        }
        if (!text.empty() && !pattern.empty()) {
            if (pattern.front() == '_') {
                pattern.remove_prefix(1);
                text.remove_prefix(character_size(text));
                continue;
            }
            auto const next = plain_at(pattern);
            if (text.starts_with(next.bytes)) {
                pattern.remove_prefix(next.used);
                text.remove_prefix(next.bytes.size());
                continue;
            }
        }
        if (!has_percent || text_there.empty()) {
            return false;
        }
        text_there.remove_prefix(character_size(text_there));
        text = text_there;
        pattern = after_percent;
    }
}

} // namespace trygg::cql2

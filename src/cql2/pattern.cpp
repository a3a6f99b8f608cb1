#include "cql2/pattern.hpp"

namespace trygg::cql2 {

namespace {

std::size_t character_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) {
        ++size;
    }
    return size;
}

bool is_escape(std::string_view pattern) { return pattern.front() == '\\' && pattern.size() > 1; }

/// Cut at each %; nothing when there is a _.
std::vector<std::string> pieces_of(std::string_view pattern) {
    std::vector<std::string> result(1);
    while (!pattern.empty()) {
        if (pattern.front() == '_') {
            return {};
        }
        if (pattern.front() == '%') {
            result.emplace_back();
        } else {
            pattern.remove_prefix(is_escape(pattern) ? 1 : 0);
            result.back() += pattern.front();
        }
        pattern.remove_prefix(1);
    }
    return result;
}

/// The general way. At a mismatch only the last % seen may take one character more, so the time is
/// at worst the product of both lengths.
bool walk(std::string_view text, std::string_view pattern) {
    std::string_view after_percent, text_there;
    bool has_percent = false;
    while (!text.empty() || !pattern.empty()) {
        if (!pattern.empty() && pattern.front() == '%') {
            pattern.remove_prefix(1);
            has_percent = true;
            after_percent = pattern;
            text_there = text;
            continue;
        }
        if (!text.empty() && !pattern.empty()) {
            std::size_t const escape = is_escape(pattern) ? 1 : 0;
            auto const size = character_size(pattern.substr(escape));
            bool const any = pattern.front() == '_';
            if (any || text.starts_with(pattern.substr(escape, size))) {
                text.remove_prefix(any ? character_size(text) : size);
                pattern.remove_prefix(escape + size);
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
    return true;
}

} // namespace

pattern::pattern(std::string_view written) : m_written(written), m_pieces(pieces_of(written)) {}

bool pattern::matches(std::string_view text) const {
    return m_pieces.empty() ? walk(text, m_written) : matches_pieces(text);
}

/// The first piece at the beginning, the last at the end, the others in turn in between.
bool pattern::matches_pieces(std::string_view text) const {
    auto const& first = m_pieces.front();
    if (m_pieces.size() == 1) {
        return text == first;
    }
    if (!text.starts_with(first)) {
        return false;
    }
    text.remove_prefix(first.size());
    for (std::size_t i = 1; i + 1 < m_pieces.size(); ++i) {
        auto const at = text.find(m_pieces[i]);
        if (at == std::string_view::npos) {
            return false;
        }
        text.remove_prefix(at + m_pieces[i].size());
    }
    return text.ends_with(m_pieces.back());
}

} // namespace trygg::cql2

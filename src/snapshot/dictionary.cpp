#include "snapshot/dictionary.hpp"

#include "base/json_text.hpp"

namespace trygg::snapshot {

dictionary::dictionary() : m_json("null"), m_starts{0, 4} {}

std::uint32_t dictionary::add(std::string_view text) {
    auto const found = m_numbers.find(text);
    if (found != m_numbers.end()) {
        return found->second;
    }
    json::append_string(m_json, text);
    auto const word = close_word(text);
    if (json(word).size() != text.size() + 2) {
        m_escaped.emplace(word, text);
    }
    return word;
}

std::uint32_t dictionary::add_json(std::string_view json) {
    auto const found = m_numbers.find(json);
    if (found != m_numbers.end()) {
        return found->second;
    }
    m_json += json;
    return close_word(json);
}

std::uint32_t dictionary::close_word(std::string_view text) {
    auto const word = static_cast<std::uint32_t>(size());
    m_starts.push_back(m_json.size());
    m_numbers.emplace(text, word);
    return word;
}

std::uint32_t dictionary::find(std::string_view text) const {
    auto const found = m_numbers.find(text);
    return found == m_numbers.end() ? null : found->second;
}

std::string_view dictionary::text(std::uint32_t word) const {
    if (word == null) {
        return {};
    }
    auto const escaped = m_escaped.find(word);
    if (escaped != m_escaped.end()) {
        return escaped->second;
    }
    auto const written = json(word);
    return written.starts_with('"') ? written.substr(1, written.size() - 2) : written;
}

} // namespace trygg::snapshot

#pragma once
/// \file The distinct texts of a column, kept once and ready to be written as JSON.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trygg::snapshot {

/// Word 0 is null. Views live as long as the dictionary, until the next `add`.
class dictionary {
public:
    static constexpr std::uint32_t null = 0;

    dictionary();

    /// The number of a text, added when new.
    std::uint32_t add(std::string_view text);

    /// The same for text that is JSON already: an array or an object.
    std::uint32_t add_json(std::string_view json);

    /// The number of a text, or null when it is not there.
    std::uint32_t find(std::string_view text) const;

    std::string_view json(std::uint32_t word) const {
        return {m_json.data() + m_starts[word], m_starts[word + 1] - m_starts[word]};
    }

    /// The text itself; of `add_json` the JSON, of null nothing.
    std::string_view text(std::uint32_t word) const;

    std::size_t size() const { return m_starts.size() - 1; }

private:
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::uint32_t close_word(std::string_view text);

    std::string m_json;
    std::vector<std::size_t> m_starts;
    std::unordered_map<std::string, std::uint32_t, hash, std::equal_to<>> m_numbers;
    std::unordered_map<std::uint32_t, std::string> m_escaped; // words whose JSON has escapes
};

} // namespace trygg::snapshot

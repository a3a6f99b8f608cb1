#include "join/name_index.hpp"

#include "base/text.hpp"
#include "join/name_key.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace trygg::join {
namespace {

using positions = std::vector<std::int32_t>;
using name_map = std::unordered_map<std::string, positions>;

constexpr double spelling_confidence = 0.95;
constexpr double close_confidence = 0.9; // less the share of letters that differ

/// Lower case, with single spaces.
std::string exact_key(std::string_view name) {
    std::string result;
    auto const text = lower(trim(name));
    for (auto const c : text) {
        auto const space = c == ' ' || c == '\t';
        if (!space || (!result.empty() && result.back() != ' ')) {
            result += space ? ' ' : c;
        }
    }
    return result;
}

std::size_t allowed_slips(std::size_t letters) { return letters >= 9 ? 2 : letters >= 5 ? 1 : 0; }

std::vector<name_match> all_at(name_map const& names, std::string const& key, name_way way,
                               double confidence) {
    std::vector<name_match> result;
    auto const found = names.find(key);
    if (!key.empty() && found != names.end()) {
        for (auto const index : found->second) {
            result.push_back({index, way, confidence});
        }
    }
    return result;
}

} // anonymous namespace

struct name_index::state {
    struct entry {
        std::string key;
        std::string fixed;
    };
    std::vector<entry> entries;
    name_map exact;
    name_map spelling;

    std::vector<name_match> close(std::string const& key, std::string const& fixed) const {
        std::vector<name_match> result;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            auto const& other = entries[i];
            auto const letters = std::min(key.size(), other.key.size());
            auto const longer = std::max(key.size(), other.key.size());
            auto const most = allowed_slips(letters);
            if (most == 0 || longer - letters > most || other.fixed != fixed) {
                continue;
            }
            auto const slips = edit_distance(key, other.key);
            if (slips <= most) {
                auto const share = static_cast<double>(slips) / static_cast<double>(longer);
                result.push_back({static_cast<std::int32_t>(i), name_way::close,
                                  close_confidence * (1 - share)});
            }
        }
        std::stable_sort(
            result.begin(), result.end(),
            [](name_match const& a, name_match const& b) { return a.confidence > b.confidence; });
        return result;
    }
};

name_index::name_index(std::vector<std::string> names) : m_state(std::make_unique<state>()) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const words = name_words(names[i]);
        auto const index = static_cast<std::int32_t>(i);
        m_state->entries.push_back({compound(words), fixed_part(words)});
        m_state->exact[exact_key(names[i])].push_back(index);
        m_state->spelling[m_state->entries.back().key].push_back(index);
    }
}

name_index::~name_index() = default;
name_index::name_index(name_index&&) noexcept = default;
name_index& name_index::operator=(name_index&&) noexcept = default;

std::vector<name_match> name_index::find(std::string_view name) const {
    auto result = all_at(m_state->exact, exact_key(name), name_way::exact, 1);
    if (!result.empty()) {
        return result;
    }
    auto const words = name_words(name);
    auto const key = compound(words);
    result = all_at(m_state->spelling, key, name_way::spelling, spelling_confidence);
    return result.empty() ? m_state->close(key, fixed_part(words)) : result;
}

} // namespace trygg::join

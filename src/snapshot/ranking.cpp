#include "snapshot/ranking.hpp"

#include "snapshot/table.hpp"

#include <algorithm>
#include <numeric>

namespace trygg::snapshot {

namespace {

/// Number words that are sorted; neighbours that are `equal` get the same rank.
template <typename Equal>
ranking number(std::vector<std::uint32_t> const& sorted, Equal const& equal) {
    ranking result;
    result.ranks.resize(sorted.size() + 1); // with null
    for (auto const word : sorted) {
        if (result.sorted.empty() || !equal(result.sorted.back(), word)) {
            result.sorted.push_back(word);
        }
        result.ranks[word] = static_cast<std::uint32_t>(result.sorted.size() - 1);
    }
    return result;
}

std::vector<std::uint32_t> words_of(column const& of) {
    std::vector<std::uint32_t> result(of.texts.size() - 1);
    std::iota(result.begin(), result.end(), 1U);
    return result;
}

ranking rank_spans(column const& of) {
    auto const key = [&](std::uint32_t word) {
        return time_key_of(of, word);
    };
    auto words = words_of(of);
    std::ranges::sort(words, {}, key);
    return number(words, [&](auto one, auto other) { return key(one) == key(other); });
}

/// The first bytes as a number that compares as they do; looking at the texts is dear.
std::uint64_t start_of(std::string_view text) {
    std::uint64_t result = 0;
    for (std::size_t i = 0; i < sizeof result; ++i) {
        result = (result << 8U) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return result;
}

/// How many bytes all texts start with alike: "Plats 1", "Plats 2".
std::size_t common_start(column const& of) {
    if (of.texts.size() < 2) {
        return 0;
    }
    auto const first = of.texts.text(1);
    auto length = first.size();
    for (std::uint32_t word = 2; word < of.texts.size() && length > 0; ++word) {
        auto const other = of.texts.text(word);
        auto const differs = std::ranges::mismatch(first.substr(0, length), other);
        length = static_cast<std::size_t>(differs.in1 - first.begin());
    }
    return length;
}

/// The bytes of UTF-8 stand in the order of its code points.
ranking rank_texts(column const& of) {
    struct entry {
        std::uint64_t start;
        std::uint32_t word;
    };
    std::vector<entry> entries;
    entries.reserve(of.texts.size());
    auto const common = common_start(of);
    for (auto const word : words_of(of)) {
        entries.push_back({start_of(of.texts.text(word).substr(common)), word});
    }
    std::ranges::sort(entries, [&](entry const& one, entry const& other) {
        return one.start != other.start ? one.start < other.start
                                        : of.texts.text(one.word) < of.texts.text(other.word);
    });
    std::vector<std::uint32_t> words;
    words.reserve(entries.size());
    for (auto const& each : entries) {
        words.push_back(each.word);
    }
    return number(words, [](auto one, auto other) { return one == other; });
}

} // namespace

std::optional<time_key> time_key_of(column const& temporal, std::uint32_t word) {
    auto const& span = temporal.spans[word];
    if (span == never) {
        return std::nullopt;
    }
    return time_key{span.first, temporal.nanoseconds.empty() ? 0 : temporal.nanoseconds[word],
                    span.last};
}

ranking rank(column const& of) {
    return of.type == column_type::temporal ? rank_spans(of) : rank_texts(of);
}

ranking const& lazy_ranking::of(column const& owner) const {
    std::call_once(m_once, [&] { m_made = rank(owner); });
    return m_made;
}

} // namespace trygg::snapshot

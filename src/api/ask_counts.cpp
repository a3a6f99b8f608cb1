#include "api/ask_counts.hpp"

#include <algorithm>

namespace trygg::api {

ask_counts::entry* ask_counts::find(std::uint64_t hash) {
    auto& row = m_rows.at(hash % rows);
    auto const here = std::ranges::find(row, hash, &entry::hash);
    return here == row.end() ? nullptr : &*here;
}

ask_counts::entry ask_counts::add(std::uint64_t hash) {
    std::lock_guard const lock{m_mutex};
    if (auto* const here = find(hash)) {
        ++here->asked;
        return *here;
    }
    auto& least = *std::ranges::min_element(m_rows.at(hash % rows), {}, &entry::asked);
    if (least.asked > 1) {
        --least.asked; // it stays a while for what has been asked for more often
    } else {
        least = {hash, 1};
    }
    return {hash, 1};
}

void ask_counts::note_size(std::uint64_t hash, std::size_t bytes) {
    std::lock_guard const lock{m_mutex};
    if (auto* const here = find(hash)) {
        here->size = bytes;
    }
}

} // namespace trygg::api

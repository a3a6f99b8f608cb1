#pragma once
/// \file Whole answers kept, as they are sent: a filter that is chosen again costs nothing.

#include "http/message.hpp"

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace trygg::api {

/// Bounded in bytes: what has not been used for long leaves, unless it was used more often than
/// what would take its place. For several threads at once.
class answer_cache {
public:
    explicit answer_cache(std::size_t most_bytes) : m_most(most_bytes) {}

    struct found {
        std::shared_ptr<http::response const> answer{}; ///< null when it is not here
        std::uint32_t times = 0;                        ///< found so far, this time included
    };
    found find(std::string const& key);

    /// Keep an answer whose body is `shared_body`; it was asked for so many times. Afterwards it is
    /// prepared for sending. One that takes more than half of all the bytes is not kept. Throws as
    /// http::prepare.
    void keep(std::string const& key, http::response answer, std::uint32_t asked);

    /// Another body, packed better, for an answer that may have gone meanwhile.
    void replace(std::string const& key, std::shared_ptr<std::string const> body);

    void clear();

private:
    struct entry {
        std::string key;
        std::shared_ptr<http::response const> answer;
        std::uint32_t times;
    };
    using entries = std::list<entry>;
    static std::size_t size_of(entry const& e);
    bool make_room(std::size_t size, std::uint32_t asked);

    std::mutex m_mutex;
    std::size_t m_most, m_held = 0;
    entries m_entries; // the most recently used first
    std::unordered_map<std::string_view, entries::iterator> m_places;
};

} // namespace trygg::api

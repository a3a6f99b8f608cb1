#pragma once
/// \file Whole answers kept, as they were sent: a filter that is chosen again costs nothing.

#include "http/message.hpp"

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace trygg::api {

/// Least recently used answers leave when the bytes are too many. For several threads at once.
class answer_cache {
public:
    explicit answer_cache(std::size_t most_bytes) : m_most(most_bytes) {}

    std::optional<http::response> find(std::string const& key);

    /// Keep an answer whose body is `shared_body`. One that is larger than an eighth of the cache
    /// is not kept.
    void keep(std::string const& key, http::response const& answer);

    void clear();

private:
    struct entry {
        std::string key;
        http::response answer;
    };
    static std::size_t size_of(entry const& e);

    std::mutex m_mutex;
    std::size_t m_most, m_held = 0;
    std::list<entry> m_entries; // the most recently used first
    std::unordered_map<std::string_view, std::list<entry>::iterator> m_places;
};

} // namespace trygg::api

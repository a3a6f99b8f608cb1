#pragma once
/// \file Which answers are kept, and how: by how often they are asked for, and how large they are.

#include "api/answer_cache.hpp"
#include "api/answer_key.hpp"
#include "api/ask_counts.hpp"
#include "api/growing_body.hpp"
#include "api/repacker.hpp"
#include "http/message.hpp"

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace trygg::api {

/// An answer is kept when it is asked for the second time; one that is streamed, too, if its first
/// time has shown that it is not too large. One that is asked for often is packed again, better.
/// For several threads at once; lives longer than the answers' streams.
class kept_answers {
public:
    explicit kept_answers(std::size_t most_bytes) : m_cache(most_bytes) {}

    /// Prepared for sending; null when there is none.
    std::shared_ptr<http::response const> find(answer_key const& key, encode::coding coding);

    /// Take note of an answer that was made, complete with its headers. What is returned is to be
    /// sent in its place.
    http::response keep(answer_key const& key, http::response made);

    /// Forget all, as when the data has changed.
    void clear() { m_cache.clear(); }

private:
    http::body_source shared(answer_key const& key, http::response const& made,
                             ask_counts::entry const& asked);
    http::body_source counted(std::uint64_t hash, http::body_source stream);

    answer_cache m_cache;
    ask_counts m_counts;
    std::mutex m_mutex;
    std::unordered_map<std::string, std::weak_ptr<growing_body>> m_growing;
    repacker m_repacker{m_cache};
};

} // namespace trygg::api

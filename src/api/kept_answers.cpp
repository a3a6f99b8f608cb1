#include "api/kept_answers.hpp"

#include <utility>

namespace trygg::api {

namespace {

constexpr std::size_t most_streamed = 64 << 20; // bytes; larger ones are made anew each time
constexpr std::size_t least_to_repack = 64 << 10;
constexpr std::uint32_t often = 8;

} // namespace

std::shared_ptr<http::response const> kept_answers::find(answer_key const& key,
                                                         encode::coding coding) {
    auto found = m_cache.find(key.text);
    if (found.times == often && found.answer->headers.contains("Content-Encoding") &&
        found.answer->shared_body->size() >= least_to_repack) {
        m_repacker.add(key.text, found.answer->shared_body, coding);
    }
    return found.answer;
}

http::response kept_answers::keep(answer_key const& key, http::response made) {
    if (!key.is_usable || made.status != 200) {
        return made;
    }
    auto const asked = m_counts.add(key.hash);
    bool const again = asked.asked > 1;
    if (!made.stream) {
        if (again) {
            m_cache.keep(key.text, made, asked.asked);
        }
        return made;
    }
    bool const fits = asked.size > 0 && asked.size <= most_streamed;
    made.stream =
        again && fits ? shared(key, made, asked) : counted(key.hash, std::move(made.stream));
    return made;
}

http::body_source kept_answers::shared(answer_key const& key, http::response const& made,
                                       ask_counts::entry const& asked) {
    std::lock_guard const lock{m_mutex};
    std::erase_if(m_growing, [](auto const& each) { return each.second.expired(); });
    auto& place = m_growing[key.text];
    auto body = place.lock();
    if (!body) {
        auto keep = [this, name = key.text, headers = made.headers,
                     times = asked.asked](std::shared_ptr<std::string const> whole) {
            http::response answer{.status = 200, .headers = headers};
            answer.shared_body = std::move(whole);
            m_cache.keep(name, std::move(answer), times);
        };
        body = std::make_shared<growing_body>(made.stream, asked.size, std::move(keep));
        place = body;
    }
    return growing_body::reader(std::move(body));
}

/// Remembers how many bytes it gave, once it has given all.
http::body_source kept_answers::counted(std::uint64_t hash, http::body_source stream) {
    return
        [this, hash, stream = std::move(stream), sum = std::size_t{0}](std::string& chunk) mutable {
            auto const before = chunk.size();
            bool const more = stream(chunk);
            sum += chunk.size() - before;
            if (!more) {
                m_counts.note_size(hash, sum);
            }
            return more;
        };
}

} // namespace trygg::api

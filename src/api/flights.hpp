#pragma once
/// \file Equal requests at the same time: the first is answered, the others get its answer.

#include "http/later.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace trygg::api {

/// Which answers are being made. For several threads at once.
class flights {
public:
    /// The first request's duty to answer. Ends without an answer when it is dropped.
    class duty {
    public:
        duty(flights& of, std::string key, std::shared_ptr<http::later> answer)
            : m_of(of), m_key(std::move(key)), m_answer(std::move(answer)) {}
        ~duty();
        duty(duty const&) = delete;
        duty& operator=(duty const&) = delete;

        /// Give the others theirs. One that is a stream can be read once only: they get none.
        void give(http::response const& answer);

    private:
        flights& m_of;
        std::string m_key;
        std::shared_ptr<http::later> m_answer;
    };

    /// Exactly one is set.
    struct place {
        std::shared_ptr<duty> first{};
        std::shared_ptr<http::later> other{};
    };
    place join(std::string const& key);

private:
    void end(std::string const& key, std::shared_ptr<http::later> const& answer);

    std::mutex m_mutex;
    std::unordered_map<std::string, std::shared_ptr<http::later>> m_running;
};

} // namespace trygg::api

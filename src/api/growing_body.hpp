#pragma once
/// \file A streamed body that several clients read while it is made, and that is kept when whole.

#include "http/message.hpp"

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace trygg::api {

/// Made by whichever reader comes to its end first: a slow one keeps nobody waiting. For several
/// threads at once.
class growing_body {
public:
    using keeper = std::function<void(std::shared_ptr<std::string const>)>;

    /// About `size` bytes will come of `source`. `keep` is given the body once it is whole.
    growing_body(http::body_source source, std::size_t size, keeper keep);

    /// All of `body`, from its start.
    static http::body_source reader(std::shared_ptr<growing_body> body);

private:
    bool read(std::size_t& at, std::string& chunk);
    void grow();

    std::mutex m_mutex;
    http::body_source m_source;
    keeper m_keep;
    std::shared_ptr<std::string> m_bytes = std::make_shared<std::string>();
    std::string m_piece{};
    bool m_whole = false;
    std::exception_ptr m_failure{};
};

} // namespace trygg::api

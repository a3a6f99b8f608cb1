#pragma once
/// \file A server in a child process, and a client that sends raw bytes to it.

#include "http/server.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace trygg::http::test {

/// Short time limits and a free port.
server_options quick_options();

/// Answers "hello" to everything, and the body to what has one.
response hello(request const& asked);

/// serve() in a child process. Stopped at the latest by the destructor.
class running_server {
public:
    explicit running_server(handler handle = hello, server_options options = quick_options());
    ~running_server();
    running_server(running_server const&) = delete;
    running_server& operator=(running_server const&) = delete;

    unsigned short port() const { return m_port; }
    pid_t pid() const { return m_pid; }
    void signal_stop() const;
    int wait();                    ///< for its end; the exit status, or -1 when it was killed
    std::size_t memory_kb() const; ///< resident now
    bool answers() const;          ///< a fresh connection gets its 200

private:
    unsigned short m_port = 0;
    pid_t m_pid = -1;
};

/// One connection. Reading gives up after ten seconds without a byte.
class client {
public:
    explicit client(running_server const& server, int receive_buffer = 0);
    ~client();
    client(client const&) = delete;
    client& operator=(client const&) = delete;

    bool send(std::string_view bytes); ///< false when the server has closed the connection
    void finish_sending();
    std::string receive(std::size_t most = 64 * 1024); ///< what comes next; empty at the end
    std::string receive_all();                         ///< until the server closes
    std::string receive_until(std::string_view mark);

private:
    int m_socket;
};

/// Send, and read until the server closes.
std::string talk(running_server const& server, std::string_view bytes);

/// How often `part` occurs.
std::size_t count(std::string_view text, std::string_view part);

} // namespace trygg::http::test

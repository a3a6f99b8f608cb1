#include "http/client.hpp"

#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace trygg::http::test {

server_options quick_options() {
    server_options options;
    options.port = 0;
    options.bounds.header_time = std::chrono::seconds{1};
    options.bounds.idle_time = std::chrono::seconds{2};
    options.bounds.write_time = std::chrono::seconds{1};
    options.bounds.stop_time = std::chrono::seconds{3};
    return options;
}

response hello(request const& asked) {
    response reply{200, {{"Content-Type", "text/plain"}}};
    reply.body = asked.body.empty() ? "hello" : asked.body;
    return reply;
}

running_server::running_server(handler handle, server_options options) {
    int pipe_ends[2];
    if (::pipe(pipe_ends) != 0) {
        throw std::runtime_error{"no pipe"};
    }
    std::fflush(nullptr);
    m_pid = ::fork();
    if (m_pid == 0) {
        options.on_ready = [&, before = options.on_ready](unsigned short port) {
            if (before) {
                before(port);
            }
            if (::write(pipe_ends[1], &port, sizeof port) != sizeof port) {
                std::_Exit(3);
            }
        };
        serve(options, std::move(handle));
        std::exit(0); // not _Exit: the sanitizers report at exit
    }
    ::close(pipe_ends[1]);
    if (::read(pipe_ends[0], &m_port, sizeof m_port) != sizeof m_port) {
        throw std::runtime_error{"the server did not start"};
    }
    ::close(pipe_ends[0]);
}

running_server::~running_server() {
    if (m_pid > 0) {
        signal_stop();
        wait();
    }
}

void running_server::signal_stop() const { ::kill(m_pid, SIGTERM); }

int running_server::wait() {
    int status = 0;
    ::waitpid(std::exchange(m_pid, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::size_t running_server::memory_kb() const {
    std::ifstream status{"/proc/" + std::to_string(m_pid) + "/status"};
    for (std::string word; status >> word;) {
        if (word == "VmRSS:") {
            std::size_t kb = 0;
            status >> kb;
            return kb;
        }
    }
    return 0;
}

bool running_server::answers() const {
    return talk(*this, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .starts_with("HTTP/1.1 200 OK\r\n");
}

client::client(running_server const& server, int receive_buffer)
    : m_socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    timeval const patience{10, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (receive_buffer > 0) {
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) {
        throw std::runtime_error{"cannot connect"};
    }
}

client::~client() { ::close(m_socket); }

bool client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void client::finish_sending() { ::shutdown(m_socket, SHUT_WR); }

std::string client::receive(std::size_t most) {
    std::string bytes(most, '\0');
    auto const got = ::recv(m_socket, bytes.data(), bytes.size(), 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

std::string client::receive_all() {
    std::string all;
    for (auto bytes = receive(); !bytes.empty(); bytes = receive()) {
        all += bytes;
    }
    return all;
}

std::string client::receive_until(std::string_view mark) {
    std::string all;
    while (all.find(mark) == std::string::npos) {
        auto const byte = receive(1);
        if (byte.empty()) {
            break;
        }
        all += byte;
    }
    return all;
}

std::string talk(running_server const& server, std::string_view bytes) {
    client talker{server};
    talker.send(bytes);
    return talker.receive_all();
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) {
        ++times;
    }
    return times;
}

} // namespace trygg::http::test

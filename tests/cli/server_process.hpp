#pragma once
/// \file The real server as a child process, and a client that speaks just enough HTTP.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>
#include <string>

class server_process {
public:
    /// Serves what staff see, or what `role` does.
    explicit server_process(std::string const& database, char const* role = "staff") {
        std::array<int, 2> ends{};
        if (pipe(ends.data()) != 0) {
            throw std::runtime_error{"no pipe"};
        }
        m_child = fork();
        if (m_child == 0) {
            dup2(ends[1], STDOUT_FILENO);
            execl(TRYGG_PROGRAM, TRYGG_PROGRAM, "serve", "--db", database.c_str(), "--port", "0",
                  "--anonymous-role", role, nullptr);
            _exit(127);
        }
        close(ends[1]);
        char letter = 0;
        while (read(ends[0], &letter, 1) == 1 && letter != '\n') {
            m_first_line += letter;
        }
        m_out = ends[0];
        auto const colon = m_first_line.rfind(':');
        m_port = colon == std::string::npos ? 0 : std::atoi(m_first_line.c_str() + colon + 1);
    }
    server_process(server_process const&) = delete;
    server_process& operator=(server_process const&) = delete;
    ~server_process() {
        if (m_child > 0) {
            kill(m_child, SIGKILL);
            waitpid(m_child, nullptr, 0);
        }
        close(m_out);
    }

    std::string const& first_line() const { return m_first_line; }
    int port() const { return m_port; }

    /// The whole answer, head and body; empty when there was none.
    std::string get(std::string const& path) const {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /// What is answered to a request as it is written.
    std::string send(std::string const& asked) const {
        int const connection = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<unsigned short>(m_port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        std::string answer;
        if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
            if (write(connection, asked.data(), asked.size()) ==
                static_cast<ssize_t>(asked.size())) {
                std::array<char, 4096> part{};
                for (ssize_t size = 0; (size = read(connection, part.data(), part.size())) > 0;) {
                    answer.append(part.data(), static_cast<std::size_t>(size));
                }
            }
        }
        close(connection);
        return answer;
    }

    /// Ask it to stop; gives its exit code, or -1 when it died otherwise.
    int stop() {
        kill(m_child, SIGTERM);
        int status = 0;
        waitpid(m_child, &status, 0);
        m_child = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t m_child = -1;
    int m_out = -1;
    int m_port = 0;
    std::string m_first_line;
};

#include "ogr/child.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace trygg::ogr {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18;
constexpr std::size_t max_error_text = 4096;

struct pipe_ends {
    int read_end = -1;
    int write_end = -1;
    pipe_ends() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) {
            throw error{"cannot make a pipe: {}", std::strerror(errno)};
        }
        read_end = ends[0];
        write_end = ends[1];
    }
    pipe_ends(pipe_ends const&) = delete;
    pipe_ends& operator=(pipe_ends const&) = delete;
    ~pipe_ends() {
        ::close(write_end);
        if (read_end >= 0) {
            ::close(read_end);
        }
    }
    int take_read_end() { return std::exchange(read_end, -1); }
};

struct spawn_actions {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    spawn_actions(int output, int errors) {
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&files, output, 1);
        posix_spawn_file_actions_adddup2(&files, errors, 2);
        posix_spawn_file_actions_addclosefrom_np(&files, 3);
        posix_spawn_file_actions_addchdir_np(&files, "/");
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    spawn_actions(spawn_actions const&) = delete;
    spawn_actions& operator=(spawn_actions const&) = delete;
    ~spawn_actions() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (auto& text : texts) {
        out.push_back(text.data());
    }
    out.push_back(nullptr);
    return out;
}

std::vector<std::string> environment() {
    std::vector<std::string> out{"LC_ALL=C.UTF-8",   "TZ=UTC",
                                 "PATH=/nowhere",    "HOME=/nonexistent",
                                 "PROJ_NETWORK=OFF", "GDAL_DRIVER_PATH=disable"};
#if defined(__SANITIZE_ADDRESS__)
    out.emplace_back("ASAN_OPTIONS=detect_leaks=0"); // the leak check needs calls that are denied
#endif
    return out;
}

} // namespace

child_process::child_process(std::vector<std::string> const& arguments) {
    pipe_ends output;
    pipe_ends errors;
    ::fcntl(output.write_end, F_SETPIPE_SZ, static_cast<int>(piece));
    spawn_actions const actions{output.write_end, errors.write_end};
    auto own_arguments = arguments;
    auto own_environment = environment();
    int const code =
        ::posix_spawn(&m_pid, arguments.front().c_str(), &actions.files, &actions.attributes,
                      pointers(own_arguments).data(), pointers(own_environment).data());
    if (code != 0) {
        throw error{"cannot start {}: {}", arguments.front(), std::strerror(code)};
    }
    m_output = output.take_read_end();
    m_errors = errors.take_read_end();
    ::fcntl(m_errors, F_SETFL, O_NONBLOCK);
}

child_process::~child_process() {
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        wait();
    }
    ::close(m_output);
    ::close(m_errors);
}

int child_process::wait() {
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
    return status;
}

void child_process::drain_errors() {
    char bytes[4096];
    for (ssize_t got = 0; (got = ::read(m_errors, bytes, sizeof(bytes))) > 0;) {
        auto const room = max_error_text - m_error_text.size();
        m_error_text.append(bytes, std::min(room, static_cast<std::size_t>(got)));
    }
}

std::string_view child_process::read(std::chrono::seconds patience) {
    using clock = std::chrono::steady_clock;
    m_buffer.resize(piece);
    auto const deadline = clock::now() + patience;
    while (true) {
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - clock::now()).count();
        pollfd waiting[2]{{m_output, POLLIN, 0}, {m_errors, POLLIN, 0}};
        int const ready = left > 0 ? ::poll(waiting, 2, static_cast<int>(left)) : 0;
        if (ready == 0) {
            throw input_error{"it gave no row for {} seconds", patience.count()};
        }
        drain_errors();
        if (waiting[0].revents == 0) {
            continue;
        }
        auto const got = ::read(m_output, m_buffer.data(), m_buffer.size());
        if (got >= 0) {
            return std::string_view{m_buffer}.substr(0, static_cast<std::size_t>(got));
        }
    }
}

std::string child_process::ending() {
    int const status = wait();
    drain_errors();
    auto const said = m_error_text.empty() ? std::string{} : " (" + m_error_text + ")";
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        return "it took more computing time than is allowed" + said;
    }
    if (WIFSIGNALED(status)) {
        return fmt::format("it crashed the program that reads it: {}{}",
                           ::strsignal(WTERMSIG(status)), said);
    }
    if (WEXITSTATUS(status) != 0) {
        return fmt::format("the program that reads it ended with code {}{}", WEXITSTATUS(status),
                           said);
    }
    return {};
}

} // namespace trygg::ogr

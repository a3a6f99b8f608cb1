#include "cli/password_input.hpp"

#include "base/error.hpp"
#include "store/accounts.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

namespace trygg::cli {
namespace {

/// What is typed is not shown while this lives.
class silence {
public:
    silence() {
        tcgetattr(STDIN_FILENO, &m_before);
        auto quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    silence(silence const&) = delete;
    silence& operator=(silence const&) = delete;
    ~silence() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }

private:
    termios m_before{};
};

std::string line_of_input() {
    std::string line;
    std::getline(std::cin, line);
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    return line;
}

std::string ask(char const* what) {
    std::fputs(what, stderr);
    silence const quiet;
    auto line = line_of_input();
    std::fputs("\n", stderr);
    return line;
}

} // namespace

std::string read_password() {
    bool const person = isatty(STDIN_FILENO) == 1;
    auto const password = person ? ask("Password: ") : line_of_input();
    store::check_password(password);
    if (person && ask("The same again: ") != password) {
        throw input_error{"the two passwords differ; nothing was changed"};
    }
    return password;
}

} // namespace trygg::cli

#include "cli/progress.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <cmath>
#include <cstdio>

namespace trygg::cli {
namespace {

constexpr std::chrono::milliseconds on_terminal{200};
constexpr std::chrono::seconds elsewhere{5};

} // namespace

progress_line::progress_line()
    : m_terminal(isatty(STDERR_FILENO) == 1),
      m_next(clock::now() + (m_terminal ? on_terminal : elsewhere)) {}

progress_line::~progress_line() {
    if (m_terminal && m_shown) {
        std::fputs("\r\033[K", stderr);
    }
}

void progress_line::show(ingest::progress const& now) {
    auto const time = clock::now();
    if (time < m_next) {
        return;
    }
    m_next = time + (m_terminal ? on_terminal : elsewhere);
    m_shown = true;
    auto const line = describe(now);
    std::fputs((m_terminal ? "\r" + line + "\033[K" : line + "\n").c_str(), stderr);
    std::fflush(stderr);
}

std::string describe(ingest::progress const& now) {
    auto text = fmt::format("{}: {}", now.file, now.rows);
    if (now.total > 0) {
        text += fmt::format(" of {}", now.total);
    }
    text += fmt::format(" rows, {:.0f} rows/s", now.rows_per_second);
    if (now.total > now.rows && now.rows_per_second > 0) {
        auto const left = static_cast<double>(now.total - now.rows) / now.rows_per_second;
        text += fmt::format(", {:.0f} s left", std::ceil(left));
    }
    return text;
}

} // namespace trygg::cli

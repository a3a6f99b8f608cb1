#pragma once
/// \file How far a long import has come.

#include "ingest/import.hpp"

#include <chrono>

namespace trygg::cli {

/// Writes a line to stderr: over and over on a terminal, else every five seconds.
class progress_line {
public:
    progress_line();
    progress_line(progress_line const&) = delete;
    progress_line& operator=(progress_line const&) = delete;
    /// Clears the line.
    ~progress_line();

    void show(ingest::progress const& now);

private:
    using clock = std::chrono::steady_clock;

    bool m_terminal;
    bool m_shown = false;
    clock::time_point m_next;
};

/// "points.csv: 120000 of 1000000 rows, 85000 rows/s, 10 s left".
std::string describe(ingest::progress const& now);

} // namespace trygg::cli

#pragma once
/// \file The reading process, seen from its parent.

#include <sys/types.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::ogr {

/// A started program whose output is read here. Killed and waited for when it goes out of scope.
class child_process {
public:
    /// `arguments`: argv[0] is the path of the program. Starts with an empty input, a small
    /// environment, no other open files and / as its directory. Throws error when it cannot start.
    explicit child_process(std::vector<std::string> const& arguments);
    child_process(child_process const&) = delete;
    child_process& operator=(child_process const&) = delete;
    ~child_process();

    /// What it wrote next, valid until the next call; empty at its end.
    /// Throws input_error when nothing came for `patience`.
    std::string_view read(std::chrono::seconds patience);

    /// Wait for its end and say how it ended; empty when it exited with 0.
    std::string ending();

private:
    void drain_errors();
    int wait();

    pid_t m_pid = -1;
    int m_output = -1;
    int m_errors = -1;
    std::string m_buffer;
    std::string m_error_text;
};

} // namespace trygg::ogr

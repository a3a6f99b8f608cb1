#pragma once
/// \file The command line.

namespace trygg::cli {

/// Run one command and return the process's exit code: 0 done, 1 failed, 2 wrong input or usage,
/// 3 done, but some rows were rejected.
int run(int argc, char** argv);

} // namespace trygg::cli

#pragma once
/// \file A password from a person or a program: never from the command line, which others can read.

#include <string>

namespace trygg::cli {

/// Asked for twice without showing it on a terminal; else the first line of the standard input.
/// Throws input_error when the two differ, and what store::check_password throws.
std::string read_password();

} // namespace trygg::cli

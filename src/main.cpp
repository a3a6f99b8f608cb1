#include "cli/program.hpp"

int main(int argc, char** argv) { return trygg::cli::run(argc, argv); }

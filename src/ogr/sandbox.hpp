#pragma once
/// \file What the reading process denies itself before it looks into a stranger's file.

#include "ogr/reader.hpp"

namespace trygg::ogr {

/// Memory, time, files and processes that the kernel allows this process; it ends with its parent.
void limit_resources(limits const& bounds);

/// From here on no file, socket, process or other program can be opened, whatever code asks for it:
/// only calls on what is open already, and on memory and time, are let through.
/// Throws error when the kernel refuses.
void close_all_doors();

} // namespace trygg::ogr

#pragma once
/// \file Features as a file of another program's format, made on disk and then sent from it.

#include "encode/view.hpp"
#include "http/message.hpp"

#include <cstdint>
#include <vector>

namespace trygg::encode {

enum class file_format { geopackage, flatgeobuf };

/// The bytes of a file with these rows. It is written when they are first asked for, so that a HEAD
/// or a 304 costs nothing, and has no name any more when the first is sent. Memory does not grow
/// with the rows, but for 4 bytes each. A FlatGeobuf holds no rows without a geometry, and above
/// 100 000 rows no spatial index, which would be made in memory.
/// Throws input_error for a FlatGeobuf without geometries, busy when too many files are made or
/// sent at once. Asking for bytes throws error when the disk is full.
http::body_source make_download(view shown, std::vector<std::uint32_t> rows, file_format format);

} // namespace trygg::encode

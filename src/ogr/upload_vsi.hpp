#pragma once
/// \file The upload as a file system of GDAL.

namespace trygg::ogr {

class upload;

/// Show the entries of `files`, which must outlive all use of GDAL, below upload::root, read-only.
void install_upload_files(upload& files);

} // namespace trygg::ogr

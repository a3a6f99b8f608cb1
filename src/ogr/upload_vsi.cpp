#include "ogr/upload_vsi.hpp"

#include "base/error.hpp"
#include "ogr/upload.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <memory>

namespace trygg::ogr {
namespace {

/// One handle that GDAL holds: on the descriptor itself or on GDAL's unpacking file.
struct handle {
    upload* owner;
    upload_entry const* entry;
    VSILFILE* unpacking;
    std::uint64_t position = 0;
    bool at_end = false;
};

handle& of(void* file) { return *static_cast<handle*>(file); }

constexpr std::uint64_t version_bytes_at = 18;

/// A GeoPackage that QGIS has closed still says "write-ahead log" in bytes 18 and 19; read-only and
/// without such a log it is an ordinary one, but SQLite would want to make the log's index file.
void hide_write_ahead(upload_entry const& entry, std::uint64_t position, char* bytes,
                      std::size_t count) {
    if (position > version_bytes_at + 1 || !entry.name.ends_with(".gpkg")) {
        return;
    }
    for (auto at = version_bytes_at; at < version_bytes_at + 2; ++at) {
        if (at >= position && at - position < count && bytes[at - position] == 2) {
            bytes[at - position] = 1;
        }
    }
}

std::size_t read_some(handle& from, char* bytes, std::size_t count) {
    std::size_t have = 0;
    while (from.unpacking == nullptr && have < count) {
        auto const got = ::pread(from.entry->descriptor, bytes + have, count - have,
                                 static_cast<off_t>(from.position + have));
        if (got <= 0) {
            break;
        }
        have += static_cast<std::size_t>(got);
    }
    if (from.unpacking != nullptr) {
        have = VSIFReadL(bytes, 1, count, from.unpacking);
        if (from.position + have > from.entry->size) {
            from.owner->note_overrun();
            have = 0;
        }
    }
    hide_write_ahead(*from.entry, from.position, bytes, have);
    from.position += have;
    from.at_end = have < count;
    return have;
}

int on_stat(void* user, char const* name, VSIStatBufL* out, int) {
    auto const* entry = static_cast<upload*>(user)->find(name);
    if (entry == nullptr) {
        return -1;
    }
    *out = {};
    out->st_mode = S_IFREG | S_IRUSR;
    out->st_size = static_cast<off_t>(entry->size);
    return 0;
}

void* on_open(void* user, char const* name, char const* access) {
    auto* const owner = static_cast<upload*>(user);
    auto const* entry = owner->find(name);
    if (entry == nullptr || std::strpbrk(access, "wa+") != nullptr) {
        return nullptr;
    }
    VSILFILE* unpacking = nullptr;
    if (entry->descriptor < 0) {
        unpacking = VSIFOpenL(entry->packed.c_str(), "rb");
        if (unpacking == nullptr) {
            return nullptr;
        }
    }
    return std::make_unique<handle>(handle{owner, entry, unpacking}).release();
}

vsi_l_offset on_tell(void* file) { return of(file).position; }

int on_seek(void* file, vsi_l_offset offset, int whence) {
    auto& which = of(file);
    auto const base = whence == SEEK_SET   ? 0
                      : whence == SEEK_CUR ? which.position
                                           : which.entry->size;
    auto const target = base + offset;
    if (which.unpacking != nullptr && target != which.position &&
        VSIFSeekL(which.unpacking, target, SEEK_SET) != 0) {
        return -1;
    }
    which.position = target;
    which.at_end = false;
    return 0;
}

std::size_t on_read(void* file, void* bytes, std::size_t size, std::size_t count) {
    if (size == 0 || count == 0) {
        return 0;
    }
    return read_some(of(file), static_cast<char*>(bytes), size * count) / size;
}

int on_eof(void* file) { return of(file).at_end ? 1 : 0; }

int on_close(void* file) {
    std::unique_ptr<handle> const closed{&of(file)};
    return closed->unpacking != nullptr ? VSIFCloseL(closed->unpacking) : 0;
}

char** on_list(void* user, char const* directory) {
    CPLStringList names;
    for (auto const& name : static_cast<upload*>(user)->siblings(directory)) {
        names.AddString(name.c_str());
    }
    return names.StealList();
}

char** on_read_directory(void* user, char const* directory, int) {
    return on_list(user, directory);
}

struct callbacks_release {
    void operator()(VSIFilesystemPluginCallbacksStruct* callbacks) const noexcept {
        VSIFreeFilesystemPluginCallbacksStruct(callbacks);
    }
};

} // namespace

void install_upload_files(upload& files) {
    std::unique_ptr<VSIFilesystemPluginCallbacksStruct, callbacks_release> const calls{
        VSIAllocFilesystemPluginCallbacksStruct()};
    calls->pUserData = &files;
    calls->stat = on_stat;
    calls->open = on_open;
    calls->tell = on_tell;
    calls->seek = on_seek;
    calls->read = on_read;
    calls->eof = on_eof;
    calls->close = on_close;
    calls->read_dir = on_read_directory;
    calls->sibling_files = on_list;
    // GDAL keeps the pointer to the prefix.
    if (VSIInstallPluginHandler(upload::root.data(), calls.get()) != 0) {
        throw error{"cannot show the file to GDAL"};
    }
}

} // namespace trygg::ogr

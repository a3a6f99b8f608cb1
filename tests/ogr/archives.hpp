#pragma once
/// \file Zip archives, GeoPackages and workbooks as bytes, also such as no honest program makes.

#include "files.hpp"

#include "base/error.hpp"

#include "ogr/writer.hpp"

#include <sqlite3.h>
#include <zlib.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace tests {

struct member {
    std::string name;
    std::string bytes;
    std::uint32_t announced = 0; ///< unpacked size that is told; 0: the true one
    std::uint16_t flags = 0;
};

inline void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
}

inline std::string deflated(std::string const& bytes, int window) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    std::string in = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

inline std::string gzip(std::string const& bytes) { return deflated(bytes, 15 + 16); }

inline std::string zip(std::vector<member> const& members) {
    std::string out;
    std::string directory;
    for (auto const& one : members) {
        auto const packed = deflated(one.bytes, -15);
        auto const crc = crc32(0, reinterpret_cast<Bytef const*>(one.bytes.data()),
                               static_cast<uInt>(one.bytes.size()));
        auto const offset = out.size();
        std::string common;
        put(common, 20, 2);
        put(common, one.flags, 2);
        put(common, 8, 2);
        put(common, 0, 4);
        put(common, crc, 4);
        put(common, packed.size(), 4);
        put(common, one.announced != 0 ? one.announced : one.bytes.size(), 4);
        put(common, one.name.size(), 2);
        put(common, 0, 2);
        out += "PK\3\4" + common + one.name + packed;
        directory += "PK\1\2";
        put(directory, 20, 2);
        directory += common;
        directory.append(10, '\0');
        put(directory, offset, 4);
        directory += one.name;
    }
    auto const start = out.size();
    out += directory + "PK\5\6";
    put(out, 0, 4);
    put(out, members.size(), 2);
    put(out, members.size(), 2);
    put(out, directory.size(), 4);
    put(out, start, 4);
    put(out, 0, 2);
    return out;
}

/// A workbook with one sheet; `prefix` is that of its XML names, with the colon.
inline std::string workbook(std::string const& sheet_rows, std::string const& prefix = {}) {
    auto const space = "xmlns"s +
                       (prefix.empty() ? "" : ":" + prefix.substr(0, prefix.size() - 1)) +
                       "=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    auto const link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"s;
    return zip(
        {{"[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override "
          "PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
          "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"},
         {"_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          "<Relationship Id=\"r1\" Type=\"" +
              link + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
         {"xl/workbook.xml", "<" + prefix + "workbook " + space + " xmlns:r=\"" + link + "\"><" +
                                 prefix + "sheets><" + prefix +
                                 "sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></" + prefix +
                                 "sheets></" + prefix + "workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          "<Relationship Id=\"r1\" Type=\"" +
              link + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
         {"xl/styles.xml", "<" + prefix + "styleSheet " + space + "><" + prefix +
                               "cellXfs count=\"2\"><" + prefix + "xf numFmtId=\"0\"/><" + prefix +
                               "xf numFmtId=\"14\"/></" + prefix + "cellXfs></" + prefix +
                               "styleSheet>"},
         {"xl/worksheets/sheet1.xml", "<" + prefix + "worksheet " + space + "><" + prefix +
                                          "sheetData>" + sheet_rows + "</" + prefix +
                                          "sheetData></" + prefix + "worksheet>"}});
}

/// A GeoPackage with one layer "bra" of one row, changed by SQL afterwards.
inline std::string geopackage(folder const& here, std::string const& sql) {
    trygg::ogr::write_options options;
    options.layer = "bra";
    options.fields = {{"namn", "text"}};
    options.geometry_type = "None";
    auto const path = here.path("a.gpkg");
    trygg::ogr::file_writer file{path, options};
    trygg::ogr::row one;
    one.values = {"Örby"};
    file.add(one);
    file.close();
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
    return path;
}

} // namespace tests

#include "ingest/file_import.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "ingest/crs_choice.hpp"
#include "ingest/field_types.hpp"
#include "ingest/row_pump.hpp"
#include "ingest/row_source.hpp"
#include "store/administration.hpp"
#include "store/database.hpp"
#include "store/geometry.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>
#include <vector>

namespace trygg::ingest {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t bulk_from =
    1 << 20; ///< bytes of a file from which on an index is built at the end

std::string file_time(std::string const& path) {
    auto const when = std::chrono::file_clock::to_sys(fs::last_write_time(path));
    return time::utc_text(
        std::chrono::duration_cast<std::chrono::seconds>(when.time_since_epoch()).count());
}

void check_path(std::string const& path) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
        throw input_error{"{}: there is no such file; check the name", path};
    }
    if (!fs::is_regular_file(path, ignored)) {
        throw input_error{"{}: is no file that can be imported; give files one by one", path};
    }
    if (fs::file_size(path, ignored) == 0) {
        throw input_error{"{}: the file is empty (0 bytes); get it again from where it came", path};
    }
}

std::string name_of(file_report const& report) { return fs::path{report.file}.filename().string(); }

std::int64_t source_of(db::connection& database, file_report const& report) {
    return database.count("SELECT id FROM source WHERE name = ? AND profile = ? AND sha256 = ?",
                          name_of(report), report.profile, report.sha256);
}

std::int64_t ensure_source(db::connection& database, std::string const& path,
                           file_report const& report) {
    auto const name = name_of(report);
    database
        .query(
            "INSERT OR IGNORE INTO source (name, profile, sha256, bytes, file_time, imported_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            name, report.profile, report.sha256, fs::file_size(path), file_time(path),
            time::now_utc())
        .run();
    return source_of(database, report);
}

/// The range that holds all but a hundredth of the values at each end: slips lie there.
std::pair<double, double> most_of(std::vector<double> values) {
    std::ranges::sort(values);
    auto const cut = values.size() / 100;
    return {values[cut], values[values.size() - 1 - cut]};
}

/// The extent of a table's coordinate columns, in degrees; read through once, only for the first
/// file of a database, to know where in the world it is.
std::optional<ogr::extent> column_bounds(row_source const& source, profile const& by,
                                         columns const& where, std::string const& crs) {
    if (!where.has("lon") || !where.has("lat")) {
        return {};
    }
    std::vector<double> xs, ys;
    source.read(0, "", [&](ogr::row const& row) {
        row_view const view{where, by, row};
        auto const x = parse_number(view.text("lon"));
        auto const y = parse_number(view.text("lat"));
        if (x && y && (*x != 0 || *y != 0)) {
            xs.push_back(*x);
            ys.push_back(*y);
        }
    });
    if (xs.empty()) {
        return {};
    }
    auto const [min_x, max_x] = most_of(std::move(xs));
    auto const [min_y, max_y] = most_of(std::move(ys));
    ogr::extent const bounds{min_x, min_y, max_x, max_y};
    bool const degrees = crs.empty() || crs == "OGC:CRS84" || crs == "EPSG:4326";
    return degrees ? bounds : in_degrees(bounds, crs);
}

/// A database that holds nothing yet takes a CRS that fits the first file.
void choose_crs(db::connection& database, std::optional<ogr::extent> const& degrees,
                std::string const& file_crs, file_report& report) {
    if (!degrees || !store::no_geometries(database)) {
        return;
    }
    auto const fitting = fitting_storage_crs(*degrees, file_crs);
    if (fitting != store::storage_crs(database)) {
        store::choose_storage_crs(database, fitting);
        note(
            report, "storage_crs",
            fmt::format("the data lies outside of SWEREF 99 TM; this database stores geometries in "
                        "EPSG:{}",
                        fitting));
    }
}

std::vector<std::string> names_of(std::vector<ogr::field> const& fields) {
    std::vector<std::string> result;
    for (auto const& field : fields) {
        result.push_back(field.name);
    }
    return result;
}

struct opened_file {
    std::string name; ///< without folder
    row_source source;
    columns where;
};

opened_file open(std::string const& path, std::string name, profile const& by,
                 import_request const& request) {
    row_source source{{path, request.layer, request.crs, by.reader, by.rows}};
    columns where{name, names_of(source.what().fields), by, request.fields};
    return {std::move(name), std::move(source), std::move(where)};
}

/// Where a file's coordinates are: those of its geometries, or of its coordinate columns.
struct coordinates {
    std::string crs;        ///< of the geometries; empty: the rows have none
    std::string column_crs; ///< of coordinate columns; empty: longitude and latitude
    std::optional<ogr::extent> degrees;
};

coordinates find_coordinates(db::connection& database, opened_file const& file, profile const& by,
                             import_request const& request) {
    auto const& what = file.source.what();
    coordinates result{crs_of_file(what, by, request.crs, file.name),
                       request.crs.empty() ? by.crs : request.crs,
                       {}};
    if (!result.crs.empty() && what.bounds) {
        result.degrees = in_degrees(*what.bounds, result.crs);
    } else if (result.crs.empty() && (store::no_geometries(database) || by.theme == "layer")) {
        result.degrees = column_bounds(file.source, by, file.where, result.column_crs);
    }
    return result;
}

void refuse_misplaced(db::connection& database, described const& what, coordinates const& where,
                      std::string const& name) {
    if (where.crs.empty() || !what.bounds) {
        return;
    }
    auto const odd = misplaced(database, *what.bounds, where.crs, store::storage_crs(database));
    if (!odd.empty()) {
        throw input_error{"{}: {} (to insist, name the CRS with --crs {})", name, odd, where.crs};
    }
}

/// Layers are stored in longitude and latitude when they reach beyond the storage CRS.
int target_crs(db::connection& database, profile const& by,
               std::optional<ogr::extent> const& degrees) {
    auto const storage = store::storage_crs(database);
    constexpr int wgs84 = 4326;
    return by.theme == "layer" && degrees && !within_use(*degrees, storage) ? wgs84 : storage;
}

void take_rows(import_context& context, row_source const& source, std::string const& crs,
               bool is_large, std::function<void(progress const&)> const& on_progress) {
    std::optional<store::bulk_writing> bulk;
    if (context.by.theme == "incidents" && is_large) {
        bulk.emplace(context.database, "incident");
    }
    auto const theme = make_theme(context);
    row_pump pump{context, *theme, on_progress, source.what().rows};
    source.read(context.target_crs, crs, [&](ogr::row const& row) { pump.take(row); });
    pump.finish();
    if (bulk) {
        bulk->finish();
    }
    if (context.report.rows == 0) {
        throw input_error{"{}: the file has columns but no rows; get it again from where it came",
                          context.file};
    }
    if (!crs.empty()) {
        context.database
            .query("UPDATE source SET crs = ? WHERE id = ? AND crs IS NULL", crs.substr(0, 100),
                   context.source_id)
            .run();
    }
}

} // anonymous namespace

file_report import_file(db::connection& database, std::string const& path, profile const& by,
                        import_request const& request, std::string const& shown_as,
                        std::function<void(progress const&)> const& on_progress) {
    check_path(path);
    file_report report;
    report.file = shown_as.empty() ? path : shown_as;
    report.profile = by.name;
    report.theme = by.theme;
    report.sha256 = store::file_sha256(path);
    auto const file = open(path, name_of(report), by, request);
    auto const& what = file.source.what();
    auto const found = find_coordinates(database, file, by, request);
    bool const is_layer = by.theme == "layer";
    if (!is_layer) {
        choose_crs(database, found.degrees, found.crs.empty() ? found.column_crs : found.crs,
                   report);
    }
    if (request.crs.empty() && by.theme != "zones") {
        refuse_misplaced(database, what, found, file.name);
    }
    auto const fields = is_layer && !what.typed ? inferred_fields(file.source) : what.fields;
    import_context context{.database = database,
                           .by = by,
                           .where = file.where,
                           .request = request,
                           .source_id = ensure_source(database, path, report),
                           .storage_crs = store::storage_crs(database),
                           .target_crs = target_crs(database, by, found.degrees),
                           .source_crs = found.column_crs,
                           .fields = fields,
                           .typed = what.typed,
                           .has_geometry = !found.crs.empty(),
                           .file = file.name,
                           .report = report};
    take_rows(context, file.source, found.crs, fs::file_size(path) > bulk_from, on_progress);
    return report;
}

namespace {

void add_run(db::connection& database, std::int64_t source, file_report const& report,
             std::string const& by, bool kept) {
    database
        .query("INSERT INTO import_run (source_id, at, actor, rows_read, accepted, updated, "
               "unchanged, rejected, kept) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
               source, time::now_utc(), by, report.rows, report.accepted, report.updated,
               report.unchanged, report.rejected, kept ? 1 : 0)
        .run();
    if (!by.empty()) {
        store::administrator{database, by}.note_import(
            source, fmt::format(R"({{"sha256":"{}","rows":{},"accepted":{},"updated":{},)"
                                R"("unchanged":{},"rejected":{}}})",
                                report.sha256, report.rows, report.accepted, report.updated,
                                report.unchanged, report.rejected));
    }
}

} // anonymous namespace

void note_repeated(db::connection& database, file_report const& report, std::string const& by) {
    if (auto const id = source_of(database, report); id != 0) {
        add_run(database, id, report, by, false);
    }
}

void store_report(db::connection& database, file_report const& report, std::string const& by) {
    auto const id = source_of(database, report);
    if (database.count("SELECT rows_read FROM source WHERE id = ?", id) > 0 &&
        report.accepted == 0 && report.updated == 0) {
        add_run(database, id, report, by, false);
        return; // the same file again: what its first import said stays
    }
    database.query("UPDATE import_run SET kept = 0 WHERE source_id = ? AND kept = 1", id).run();
    add_run(database, id, report, by, true);
    database
        .query(
            "UPDATE source SET rows_read = ?, accepted = ?, updated = ?, unchanged = ?, rejected "
            "= ? WHERE id = ?",
            report.rows, report.accepted, report.updated, report.unchanged, report.rejected, id)
        .run();
    database.query("DELETE FROM rejected_row WHERE source_id = ?", id).run();
    database.query("DELETE FROM notice WHERE source_id = ?", id).run();
    auto reject =
        database.query("INSERT INTO rejected_row VALUES (?, ?, ?, ?, ?)", id, 0, "", "", "");
    for (auto const& row : report.rejections) {
        reject.bind(id, row.line, row.code, row.reason, row.raw).run();
    }
    for (auto const& [code, sentence] : report.notices) {
        database.query("INSERT INTO notice VALUES (?, ?, ?)", id, code, sentence).run();
    }
}

} // namespace trygg::ingest

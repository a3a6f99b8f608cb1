#include "db/sqlite.hpp"

#include "base/busy.hpp"
#include "base/error.hpp"

#include <sqlite3.h>

#include <spatialite.h>

#include <array>
#include <cstring>

namespace trygg::db {
namespace {

/// Beginnings of the names of functions that reach outside of the database; SpatiaLite has some.
constexpr std::array refused_functions{
    "load_extension", "blobfrom",  "blobto", "import",         "export", "xb_",
    "readfile",       "writefile", "edit",   "fts3_tokenizer", "eval"};

// NOLINTNEXTLINE(readability-function-size): SQLite says which parameters an authorizer has
int authorize(void* /*data*/, int action, char const* first, char const* second,
              char const* /*database*/, char const* /*trigger*/) {
    if (action == SQLITE_ATTACH) { // VACUUM attaches a nameless file; all others are strangers
        return first != nullptr && *first != 0 ? SQLITE_DENY : SQLITE_OK;
    }
    if (action == SQLITE_FUNCTION && second != nullptr) {
        for (auto const* refused : refused_functions) {
            if (sqlite3_strnicmp(second, refused, static_cast<int>(std::strlen(refused))) == 0) {
                return SQLITE_DENY;
            }
        }
    }
    return SQLITE_OK;
}

int open_flags(connection::mode how) {
    switch (how) {
    case connection::mode::read:
        return SQLITE_OPEN_READONLY;
    case connection::mode::write:
        return SQLITE_OPEN_READWRITE;
    case connection::mode::create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

/// Throw what a person can act on, else what SQLite says of which statement.
[[noreturn]] void fail(sqlite3* handle, int code, std::string_view sql) {
    auto const* file = sqlite3_db_filename(handle, "main");
    switch (code & 0xff) { // the rest is SQLite's finer distinction
    case SQLITE_FULL:
        throw no_room{"{}: the disk is full; nothing was changed", file};
    case SQLITE_IOERR:
        throw error{"{}: cannot be read or written ({}); is the disk full or a limit on file sizes "
                    "set? Nothing was changed",
                    file, sqlite3_errmsg(handle)};
    case SQLITE_BUSY:
        throw busy{"{}: another program is writing to it; try again when it is done", file};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        throw error{"{}: cannot write to it or to its folder; check its permissions", file};
    default:
        constexpr std::size_t shown = 500;
        throw error{"{} in: {}", sqlite3_errmsg(handle), sql.substr(0, shown)};
    }
}

} // anonymous namespace

statement::statement(sqlite3* handle, std::string_view sql) {
    sqlite3_stmt* stmt = nullptr;
    auto const code =
        sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()), &stmt, nullptr);
    m_stmt.reset(stmt);
    if (code != SQLITE_OK) {
        throw error{"{} in: {}", sqlite3_errmsg(handle), sql};
    }
}

void statement::finalizer::operator()(sqlite3_stmt* stmt) const noexcept { sqlite3_finalize(stmt); }

void statement::check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) {
        return;
    }
    fail(sqlite3_db_handle(m_stmt.get()), code, sqlite3_sql(m_stmt.get()));
}

void statement::reset() noexcept {
    sqlite3_reset(m_stmt.get());
    sqlite3_clear_bindings(m_stmt.get());
}

void statement::bind_at(int index, std::nullptr_t) {
    check(sqlite3_bind_null(m_stmt.get(), index));
}

void statement::bind_at(int index, double value) {
    check(sqlite3_bind_double(m_stmt.get(), index, value));
}

void statement::bind_at(int index, std::string_view value) {
    // An empty view may have no data at all, which SQLite would take for NULL.
    char const* data = value.data() ? value.data() : "";
    check(sqlite3_bind_text64(m_stmt.get(), index, data, value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
}

void statement::bind_at(int index, blob value) {
    check(sqlite3_bind_blob64(m_stmt.get(), index, value.bytes.data(), value.bytes.size(),
                              SQLITE_TRANSIENT));
}

void statement::bind_integer(int index, std::int64_t value) {
    check(sqlite3_bind_int64(m_stmt.get(), index, value));
}

bool statement::next() {
    auto const code = sqlite3_step(m_stmt.get());
    check(code);
    return code == SQLITE_ROW;
}

void statement::run() {
    while (next()) {
    }
}

int statement::columns() const noexcept { return sqlite3_column_count(m_stmt.get()); }

std::string_view statement::column_name(int column) const noexcept {
    auto const* name = sqlite3_column_name(m_stmt.get(), column);
    return name ? name : "";
}

bool statement::is_null(int column) const noexcept {
    return sqlite3_column_type(m_stmt.get(), column) == SQLITE_NULL;
}

std::int64_t statement::integer(int column) const noexcept {
    return sqlite3_column_int64(m_stmt.get(), column);
}

double statement::real(int column) const noexcept {
    return sqlite3_column_double(m_stmt.get(), column);
}

std::string_view statement::text(int column) const noexcept {
    auto const* data = reinterpret_cast<char const*>(sqlite3_column_text(m_stmt.get(), column));
    auto const size = sqlite3_column_bytes(m_stmt.get(), column);
    return data ? std::string_view{data, static_cast<std::size_t>(size)} : std::string_view{};
}

std::string_view statement::bytes(int column) const noexcept {
    auto const* data = static_cast<char const*>(sqlite3_column_blob(m_stmt.get(), column));
    auto const size = sqlite3_column_bytes(m_stmt.get(), column);
    return data ? std::string_view{data, static_cast<std::size_t>(size)} : std::string_view{};
}

std::optional<std::string> statement::optional_text(int column) const {
    if (is_null(column)) {
        return {};
    }
    return std::string{text(column)};
}

connection::connection(std::string const& path, mode how) {
    sqlite3* handle = nullptr;
    auto const code =
        sqlite3_open_v2(path.c_str(), &handle, open_flags(how) | SQLITE_OPEN_NOMUTEX, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK) {
        throw error{"{} cannot be opened ({}); check the permissions of the file and its folder",
                    path, sqlite3_errstr(code)};
    }
    m_spatialite.reset(spatialite_alloc_connection());
    spatialite_init_ex(handle, m_spatialite.get(), 0);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, how == mode::read ? 0 : 1, nullptr);
    sqlite3_set_authorizer(handle, authorize, nullptr);
    run("PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000");
}

void connection::closer::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }

void connection::spatialite_closer::operator()(void* cache) const noexcept {
    spatialite_cleanup_ex(cache);
}

void connection::run(std::string const& script) {
    if (sqlite3_exec(m_handle.get(), script.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) {
        return;
    }
    fail(m_handle.get(), sqlite3_errcode(m_handle.get()), script);
}

std::int64_t connection::last_id() const noexcept {
    return sqlite3_last_insert_rowid(m_handle.get());
}

std::int64_t connection::changed_rows() const noexcept { return sqlite3_changes64(m_handle.get()); }

transaction::~transaction() {
    if (m_database != nullptr) {
        try {
            m_database->run("ROLLBACK");
        } catch (error const&) { // SQLite has rolled back already
        }
    }
}

void transaction::commit() {
    m_database->run("COMMIT");
    m_database = nullptr;
}

std::string quoted(std::string_view identifier) {
    std::string result{"\""};
    for (auto const c : identifier) {
        result += c;
        if (c == '"') {
            result += c;
        }
    }
    return result + '"';
}

} // namespace trygg::db

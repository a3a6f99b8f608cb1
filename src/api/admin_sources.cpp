#include "api/admin_requests.hpp"
#include "api/admin_resources.hpp"
#include "api/request_body.hpp"
#include "base/text.hpp"
#include "query/parameters.hpp"
#include "store/administration.hpp"
#include "store/database.hpp"
#include "store/import_history.hpp"

#include <array>
#include <charconv>

namespace trygg::api {

namespace {

constexpr std::int64_t most_rows = 1000;     // of rejected ones in one JSON answer
constexpr std::size_t longest_licence = 300; // bytes
constexpr std::int64_t most_entries = 200;

std::int64_t number_in(context const& at, std::size_t capture) {
    auto const& text = at.captures.at(capture);
    std::int64_t number = 0;
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) {
        throw not_found{"there is nothing with the number '{}'", text};
    }
    return number;
}

template <typename Value>
json or_null(std::optional<Value> const& value) {
    return value ? json(*value) : json(nullptr);
}

json run_json(store::import_run const& run) {
    return {{"id", run.id},
            {"at", run.at},
            {"by", run.actor.empty() ? json(nullptr) : json(run.actor)},
            {"rows", run.rows},
            {"accepted", run.accepted},
            {"updated", run.updated},
            {"unchanged", run.unchanged},
            {"rejected", run.rejected},
            {"keeps_rejected", run.keeps_rows}};
}

json source_json(store::source_file const& of) {
    return {{"id", of.id},
            {"name", of.name},
            {"profile", of.profile},
            {"sha256", of.sha256},
            {"bytes", of.bytes},
            {"file_time", of.file_time},
            {"imported_at", of.imported_at},
            {"crs", or_null(of.crs)},
            {"licence", or_null(of.licence)},
            {"sampling", or_null(of.sampling)},
            {"datasets", of.datasets},
            {"made_up", of.made_up},
            {"rows", of.rows},
            {"rejected", of.rejected}};
}

/// A cell that no spreadsheet runs as a formula.
std::string cell(std::string_view text) {
    std::string result = "\"";
    if (!text.empty() &&
        std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos) {
        result += '\'';
    }
    for (char const letter : text) {
        result.append(letter == '"' ? 2 : 1, letter);
    }
    return result + '"';
}

/// Written while it is sent, on a connection of its own.
class refused_csv {
public:
    refused_csv(std::string const& path, store::import_run of)
        : m_database(std::make_shared<db::connection>(store::open_to_read(path))),
          m_run(std::move(of)) {}

    bool operator()(std::string& chunk) {
        if (m_after == 0) {
            chunk += "\xEF\xBB\xBFrow;reason_code;reason;content\r\n";
        }
        auto const rows = store::refused_rows(*m_database, m_run, m_after, most_rows);
        for (auto const& row : rows) {
            chunk += fmt::format("{};{};{};{}\r\n", row.line, cell(row.code), cell(row.reason),
                                 cell(row.raw));
        }
        m_after += most_rows;
        return std::ssize(rows) == most_rows;
    }

private:
    std::shared_ptr<db::connection> m_database;
    store::import_run m_run;
    std::int64_t m_after = 0;
};

http::response csv_answer(context const& at, store::import_run const& run) {
    http::response result;
    result.stream = refused_csv{at.database_path, run};
    result.headers.emplace("Content-Type", "text/csv; charset=utf-8");
    result.headers.emplace("Content-Disposition",
                           fmt::format("attachment; filename=\"rejected-{}.csv\"", run.id));
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

} // namespace

std::span<format const> refused_row_formats() {
    static std::array const all{format{"json", json_type},
                                format{"csv", "text/csv; charset=utf-8"}};
    return all;
}

std::span<parameter const> refused_row_parameters(bool /*joined*/) {
    static std::array const all{
        format_parameters().front(),
        parameter{"after",
                  "how many rows to pass over, of which an answer holds 1000",
                  {{"type", "integer"}, {"minimum", 0}}}};
    return all;
}

http::response admin_sources(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto rows = json::array();
    for (auto const& each : store::source_files(database)) {
        rows.push_back(source_json(each));
    }
    return private_answer({{"sources", std::move(rows)}});
}

http::response admin_source(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto const id = number_in(at, 0);
    auto document = source_json(store::find_source_file(database, id));
    document["notices"] = json::array();
    for (auto const& [code, text] : store::notices_of(database, id)) {
        document["notices"].push_back({{"code", code}, {"text", text}});
    }
    return private_answer(document);
}

http::response change_source(context const& at) {
    auto const body = json_body(at.request);
    take_no_parameters(at);
    auto const id = number_in(at, 0);
    return administer(at, shows::on_the_map, [&](db::connection& database) {
        auto const before = store::find_source_file(database, id);
        body_fields fields{body, {"licence"}};
        auto const licence = fields.text("licence").value_or("");
        if (licence.size() > longest_licence || !is_utf8(licence)) {
            fields.refuse(
                "licence", "too_long",
                fmt::format("a licence is UTF-8 text of at most {} bytes", longest_licence));
        }
        fields.finish();
        store::set_licence(database, id, licence);
        json const was{{"licence", or_null(before.licence)}}, is{{"licence", licence}};
        store::append(database, {.actor = administrator_of(at),
                                 .collection = "sources",
                                 .feature = id,
                                 .kind = "update",
                                 .before = was.dump(),
                                 .after = is.dump()});
        return private_answer(source_json(store::find_source_file(database, id)));
    });
}

http::response admin_imports(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto const source = store::find_source_file(database, number_in(at, 0));
    auto rows = json::array();
    for (auto const& each : store::runs_of(database, source.id)) {
        rows.push_back(run_json(each));
    }
    return private_answer({{"source", source.id}, {"imports", std::move(rows)}});
}

http::response refused_rows(context const& at) {
    query::parameters const asked{at.query, std::vector<std::string>{"f", "after"}};
    auto const& chosen = choose_format(at, asked.get("f"), refused_row_formats());
    std::int64_t after = 0;
    if (auto const text = asked.get("after")) {
        auto const parsed = std::from_chars(text->data(), text->data() + text->size(), after);
        if (parsed.ec != std::errc{} || parsed.ptr != text->data() + text->size() || after < 0) {
            throw input_error{"after is a whole number, not '{}'", *text};
        }
    }
    auto database = store::open_to_read(at.database_path);
    auto const run = store::find_run(database, number_in(at, 0));
    if (chosen.name == std::string_view{"csv"}) {
        return csv_answer(at, run);
    }
    auto rows = json::array();
    for (auto const& each : store::refused_rows(database, run, after, most_rows)) {
        rows.push_back({{"row", each.line},
                        {"code", each.code},
                        {"reason", each.reason},
                        {"content", each.raw}});
    }
    auto document = run_json(run);
    document["source"] = run.source_id;
    document["rows_rejected"] = std::move(rows);
    return private_answer(document);
}

http::response admin_log(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto rows = json::array();
    for (auto const& each : store::newest_changes(database, most_entries)) {
        rows.push_back({{"number", each.number},
                        {"at", each.at},
                        {"who", each.actor},
                        {"collection", each.collection},
                        {"feature", each.feature},
                        {"kind", each.kind},
                        {"reason", each.reason},
                        {"before", json::parse(each.before)},
                        {"after", json::parse(each.after)}});
    }
    return private_answer({{"changes", std::move(rows)}});
}

} // namespace trygg::api

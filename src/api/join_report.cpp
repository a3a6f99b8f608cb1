#include "store/join_report.hpp"

#include "api/html.hpp"
#include "api/negotiate.hpp"
#include "api/parameters.hpp"
#include "api/resources.hpp"
#include "query/parameters.hpp"
#include "store/database.hpp"

#include <fmt/format.h>

namespace trygg::api {

namespace {

json source_entry(store::source_count const& source) {
    return {{"id", source.id},
            {"name", source.name},
            {"profile", source.profile},
            {"imported_at", source.imported_at},
            {"made_up", source.made_up},
            {"rows", source.rows},
            {"accepted", source.accepted},
            {"updated", source.updated},
            {"unchanged", source.unchanged},
            {"rejected", source.rejected},
            {"rejected_by_reason", source.rejected_by_reason}};
}

json join_entry(store::join_count const& join) {
    return {{"source_id", join.source_id}, {"source", join.source}, {"theme", join.theme},
            {"zone_set", join.zone_set},   {"events", join.events}, {"joined", join.joined},
            {"outside", join.outside},     {"ways", join.ways}};
}

json report_document(store::join_report const& report) {
    json result{{"sources", json::array()}, {"joins", json::array()}};
    for (auto const& source : report.sources) {
        result["sources"].push_back(source_entry(source));
    }
    for (auto const& join : report.joins) {
        result["joins"].push_back(join_entry(join));
    }
    return result;
}

std::string counts_text(std::map<std::string, std::int64_t> const& counts) {
    std::string result;
    for (auto const& [name, count] : counts) {
        result += fmt::format("{}{}: {}", result.empty() ? "" : ", ", name, count);
    }
    return result;
}

html_table source_table(store::join_report const& report) {
    html_table result{
        "Källor",
        {"Fil", "Profil", "Rader", "Nya", "Ändrade", "Oförändrade", "Avvisade", "Varför avvisade"},
        {}};
    for (auto const& s : report.sources) {
        result.rows.push_back({s.name, s.profile, std::to_string(s.rows),
                               std::to_string(s.accepted), std::to_string(s.updated),
                               std::to_string(s.unchanged), std::to_string(s.rejected),
                               counts_text(s.rejected_by_reason)});
    }
    return result;
}

html_table join_table(store::join_report const& report) {
    html_table result{
        "Zoner", {"Tema", "Fil", "Zoner", "Händelser", "I en zon", "Utanför", "Hur"}, {}};
    for (auto const& j : report.joins) {
        result.rows.push_back({j.theme, j.source, j.zone_set, std::to_string(j.events),
                               std::to_string(j.joined), std::to_string(j.outside),
                               counts_text(j.ways)});
    }
    return result;
}

} // namespace

http::response join_report(context const& at) {
    static std::vector<std::string> const formats{"json", "html"};
    query::parameters const stated{at.query, names_of(format_parameters())};
    auto const f = stated.get("f");
    check_format(f, formats);
    auto database = store::open_to_read(at.database_path);
    auto const report = store::report_joins(database);
    auto const accept = at.request.headers.find("accept");
    bool const html =
        f ? *f == "html" : accept != at.request.headers.end() && prefers_html(accept->second);
    if (!html) {
        return json_answer(report_document(report));
    }
    http::response result;
    result.headers.emplace("Content-Type", html_type);
    result.body =
        html_page("Hur raderna hittade sina zoner", {source_table(report), join_table(report)});
    return result;
}

} // namespace trygg::api

#include "store/join_report.hpp"

#include "api/document_pages.hpp"
#include "api/resources.hpp"
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

html count_cell(std::int64_t count) { return html_text(std::to_string(count)); }

html source_table(store::join_report const& report, page_language const& in) {
    html rows;
    for (auto const& s : report.sources) {
        rows += html_row({html_text(s.name), html_text(s.profile), count_cell(s.rows),
                          count_cell(s.accepted), count_cell(s.updated), count_cell(s.unchanged),
                          count_cell(s.rejected), html_text(counts_text(s.rejected_by_reason))});
    }
    return html_table(in({"Källor", "Sources"}),
                      {in({"Fil", "File"}), in({"Profil", "Profile"}), in({"Rader", "Rows"}),
                       in({"Nya", "New"}), in({"Ändrade", "Changed"}),
                       in({"Oförändrade", "Unchanged"}), in({"Avvisade", "Rejected"}),
                       in({"Varför avvisade", "Why rejected"})},
                      rows);
}

html join_table(store::join_report const& report, page_language const& in) {
    html rows;
    for (auto const& j : report.joins) {
        rows += html_row({html_text(j.theme), html_text(j.source), html_text(j.zone_set),
                          count_cell(j.events), count_cell(j.joined), count_cell(j.outside),
                          html_text(counts_text(j.ways))});
    }
    return html_table(in({"Zoner", "Zones"}),
                      {in({"Tema", "Theme"}), in({"Fil", "File"}), in({"Zoner", "Zones"}),
                       in({"Händelser", "Events"}), in({"I en zon", "In a zone"}),
                       in({"Utanför", "Outside"}), in({"Hur", "How"})},
                      rows);
}

} // namespace

http::response join_report(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    auto const in = language_for(at, chosen);
    auto const title = in({"Hur raderna hittade sina zoner", "How the rows found their zones"});
    auto database = store::open_to_read(at.database_path);
    auto const report = store::report_joins(database);
    auto document = report_document(report);
    document["links"] = own_links(at, chosen, document_formats(), title);
    auto answer = chosen.name == "html"
                      ? page_answer(at, {.title = title,
                                         .trail = {open_data_step(in)},
                                         .body = source_table(report, in) + join_table(report, in),
                                         .links = document["links"]})
                      : json_answer(document);
    add_link_headers(answer, document["links"], {"self", "alternate"});
    return answer;
}

} // namespace trygg::api

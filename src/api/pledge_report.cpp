#include "api/document_pages.hpp"
#include "api/edit_resources.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "model/when.hpp"
#include "stats/pledge_progress.hpp"

#include <charconv>
#include <cmath>
#include <map>

namespace trygg::api {

namespace {

std::int32_t today() {
    auto const days = model::days_of(time::now_utc());
    return days ? days->first : 0;
}

stats::promise_rule rule_of(std::string const& rule) {
    return rule == "at_least"  ? stats::promise_rule::at_least
           : rule == "exactly" ? stats::promise_rule::exactly
                               : stats::promise_rule::ongoing;
}

/// What was done and may be told, by commitment: the rows of the public list of activities.
std::map<std::int64_t, json> evidence(snapshot::snapshot const& data) {
    std::map<std::int64_t, json> result;
    auto const* const table = data.find("activities");
    if (table == nullptr) {
        return result;
    }
    auto const text = [&](char const* name, std::size_t row) {
        auto const& column = *table->find(name);
        auto const word = column.words[row];
        return word == snapshot::dictionary::null ? json{}
                                                  : json(std::string{column.texts.text(word)});
    };
    auto const& commitments = *table->find("commitment");
    for (std::size_t row = 0; row < table->size(); ++row) {
        if (text("status", row) == "done") {
            result[commitments.integers[row]].push_back({{"date", text("date", row)},
                                                         {"kind", text("kind", row)},
                                                         {"place", text("place", row)},
                                                         {"outcome", text("outcome", row)}});
        }
    }
    return result;
}

json commitment_json(snapshot::commitment const& of, double passed,
                     std::map<std::int64_t, json> const& activities) {
    auto const standing = stats::standing_of(rule_of(of.rule), of.target, of.done, passed);
    auto const found = activities.find(of.id);
    bool const has_target = standing != stats::standing::ongoing;
    return {{"id", of.id},
            {"party", of.party},
            {"text", of.text},
            {"rule", of.rule},
            {"target", of.target ? json(*of.target) : json{}},
            {"done", of.done},
            {"share", has_target
                          ? json(static_cast<double>(of.done) / static_cast<double>(*of.target))
                          : json{}},
            {"standing", stats::name_of(standing)},
            {"activities", found == activities.end() ? json::array() : found->second}};
}

json report_of(snapshot::snapshot const& data, int year) {
    auto const day = today();
    auto const passed = stats::share_of_year(year, day);
    json result{{"year", year}, {"as_of", model::date_text(day)}, {"year_passed", passed}};
    result["pledges"] = json::array();
    auto const activities = evidence(data);
    for (auto const& pledge : data.pledges) {
        if (pledge.year == year) {
            json one{{"title", pledge.title}, {"parties", pledge.parties}};
            one["commitments"] = json::array();
            for (auto const& each : pledge.commitments) {
                one["commitments"].push_back(commitment_json(each, passed, activities));
            }
            result["pledges"].push_back(std::move(one));
        }
    }
    return result;
}

bilingual const& standing_words(std::string_view standing) {
    static std::map<std::string_view, bilingual> const words{
        {"on_track", {"Enligt plan", "On track"}},
        {"behind", {"Efter", "Behind"}},
        {"fulfilled", {"Uppfyllt", "Fulfilled"}},
        {"exceeded", {"Över målet", "Above the target"}},
        {"missed", {"Inte uppfyllt", "Not fulfilled"}},
        {"ongoing", {"Löpande", "Ongoing"}}};
    return words.at(standing);
}

std::string target_text(page_language const& in, json const& commitment) {
    if (commitment["target"].is_null() || commitment["rule"] == "ongoing") {
        return in({"löpande", "ongoing"});
    }
    return fmt::format("{} {}",
                       commitment["rule"] == "exactly" ? in({"exakt", "exactly"})
                                                       : in({"minst", "at least"}),
                       commitment["target"].get<std::int64_t>());
}

std::string text_at(json const& from, char const* name) {
    return from[name].is_string() ? from[name].get<std::string>() : std::string{};
}

html evidence_list(json const& activities) {
    html items;
    for (auto const& each : activities) {
        std::vector<std::string> parts;
        for (auto const* const name : {"date", "place", "outcome"}) {
            if (auto const part = text_at(each, name); !part.empty()) {
                parts.push_back(part);
            }
        }
        items += html_element("li", html_text(fmt::format("{}", fmt::join(parts, " · "))));
    }
    return activities.empty() ? html_text("–") : html_element("ul", items);
}

html pledge_html(page_language const& in, json const& pledge) {
    html rows;
    for (auto const& each : pledge["commitments"]) {
        rows += html_row(
            {html_text(text_at(each, "text")), html_text(text_at(each, "party")),
             html_text(target_text(in, each)),
             html_text(std::to_string(each["done"].get<std::int64_t>())),
             html_element("strong",
                          html_text(in(standing_words(each["standing"].get<std::string>())))),
             evidence_list(each["activities"])});
    }
    auto const title = text_at(pledge, "title");
    return html_element("h2", html_text(title)) +
           html_element("p", html_text(text_at(pledge, "parties"))) +
           html_table(title,
                      {in({"Åtagande", "Commitment"}), in({"Ansvarig", "Responsible"}),
                       in({"Mål", "Target"}), in({"Gjort", "Done"}), in({"Läge", "Standing"}),
                       in({"Vad som har gjorts", "What has been done"})},
                      rows);
}

http::response report_page(context const& at, json const& report) {
    auto const in = language_of(at.request);
    auto const year = report["year"].get<int>();
    auto const standing =
        in({"Läget {}: {} procent av året har gått. Bara det som är gjort räknas, "
            "inte det som är planerat.",
            "On {}, {} per cent of the year had passed. Only what is done counts, "
            "not what is planned."});
    auto body = html_element(
        "p", html_text(fmt::format(fmt::runtime(standing), text_at(report, "as_of"),
                                   std::lround(100 * report["year_passed"].get<double>()))));
    for (auto const& pledge : report["pledges"]) {
        body += pledge_html(in, pledge);
    }
    auto const title = in({"Medborgarlöftet {}: årsrapport", "Citizens’ pledge {}: year report"});
    return page_answer(at, {.title = fmt::format(fmt::runtime(title), year),
                            .trail = {open_data_step(in)},
                            .body = std::move(body),
                            .links = report["links"]});
}

/// A cell of CSV; no spreadsheet takes it for a formula.
std::string cell(std::string text) {
    constexpr std::string_view dangerous = "=+-@\t\r";
    if (!text.empty() && dangerous.find(text.front()) != std::string_view::npos) {
        text.insert(0, 1, '\'');
    }
    std::string result = "\"";
    for (char const c : text) {
        result += c == '"' ? "\"\"" : std::string(1, c);
    }
    return result + '"';
}

http::response report_csv(json const& report) {
    http::response result;
    result.headers.emplace("Content-Type", "text/csv; charset=utf-8; header=present");
    result.headers.emplace(
        "Content-Disposition",
        fmt::format("attachment; filename=\"medborgarlofte-{}.csv\"", report["year"].get<int>()));
    result.body = "year,pledge,commitment,party,rule,target,done,standing,activities\r\n";
    for (auto const& pledge : report["pledges"]) {
        for (auto const& each : pledge["commitments"]) {
            result.body += fmt::format("{},{},{},{},{},{},{},{},{}\r\n", report["year"].get<int>(),
                                       cell(text_at(pledge, "title")), cell(text_at(each, "text")),
                                       cell(text_at(each, "party")), text_at(each, "rule"),
                                       each["target"].is_null() ? "" : each["target"].dump(),
                                       each["done"].dump(), text_at(each, "standing"),
                                       each["activities"].size());
        }
    }
    return result;
}

int year_of(std::string const& text) {
    int year = 0;
    auto const* const end = text.data() + text.size();
    auto const parsed = std::from_chars(text.data(), end, year);
    return parsed.ec == std::errc{} && parsed.ptr == end ? year : 0;
}

} // namespace

std::span<format const> report_formats() {
    static std::vector<format> const all{
        {"json", json_type, {}, "JSON"},
        {"html", html_type, {}, "Sida", "Page"},
        {"csv", "text/csv; charset=utf-8; header=present", {"text/csv"}, "CSV"}};
    return all;
}

http::response pledge_report(context const& at) {
    auto const& chosen = document_format(at, report_formats());
    auto const& stated = at.captures.at(0);
    auto report = report_of(*at.data, year_of(stated));
    if (report["pledges"].empty()) {
        throw not_found{"there is no pledge of {}", stated};
    }
    report["links"] = own_links(at, chosen, report_formats(),
                                language_for(at, chosen)({"Årsrapport", "Year report"}));
    auto answer = chosen.name == "html"  ? report_page(at, report)
                  : chosen.name == "csv" ? report_csv(report)
                                         : json_answer(report);
    add_link_headers(answer, report["links"], {"self", "alternate"});
    return answer;
}

} // namespace trygg::api

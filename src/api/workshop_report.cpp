#include "api/html.hpp"
#include "api/workshop_guest.hpp"
#include "api/workshop_report_counts.hpp"
#include "api/workshop_resources.hpp"
#include "base/error.hpp"
#include "store/participants.hpp"

namespace trygg::api {

namespace {

html numbers(std::initializer_list<std::int64_t> values) {
    html cells;
    for (auto const value : values) {
        cells += html_element("td", html_text(std::to_string(value)));
    }
    return cells;
}

html row(std::string_view name, html const& cells) {
    return html_element("tr", html_element("th", {{"scope", "row"}}, html_text(name)) + cells) +
           html{"\n"};
}

html counted(std::string_view caption, std::string_view what,
             std::map<std::string, std::int64_t> const& counts) {
    html rows;
    for (auto const& [name, count] : counts) {
        rows += row(name.empty() ? "Inte angivet" : name, numbers({count}));
    }
    return html_table(caption, {std::string{what}, "Bidrag"}, rows);
}

html statements(report_data const& data) {
    html rows;
    for (auto const& item : data.workshop.items) {
        if (item.kind != "statement") {
            continue;
        }
        auto const found = data.reactions.find({true, item.id});
        auto const of = [&](char const* answer) {
            return found == data.reactions.end() || !found->second.contains(answer)
                       ? 0
                       : found->second.at(answer);
        };
        auto const agree = of("agree"), disagree = of("disagree"), unsure = of("dont_know");
        rows += row(item.theme.empty() ? item.text : item.theme + ": " + item.text,
                    numbers({agree, disagree, unsure, agree + disagree + unsure}));
    }
    return html_table("Påståenden",
                      {"Påstående", "Håller med", "Håller inte med", "Vet ej", "Svar"}, rows);
}

html votes(report_data const& data) {
    html rows;
    for (auto const& item : data.workshop.items) {
        if (item.kind == "scenario") {
            auto const found = data.votes.totals.find(item.id);
            rows += row(item.text, numbers({found == data.votes.totals.end() ? 0 : found->second}));
        }
    }
    return html_table(fmt::format("Röster ({} har röstat)", data.votes.voters),
                      {"Scenario", "Poäng"}, rows);
}

html words(report_data const& data) {
    html result;
    for (auto const& [theme, said] : data.by_theme()) {
        html entries;
        for (auto const* each : said) {
            auto const about = fmt::format(
                " ({}{}{}{})", each->category.empty() ? "utan kategori" : each->category,
                data.place_of(*each).empty() ? "" : ", ruta ", data.place_of(*each),
                each->channel == "paper" ? ", på papper" : "");
            entries += html_element("li", html_text(each->comment + about));
        }
        result += html_element("h3", html_text(theme.empty() ? "Utan tema" : theme)) +
                  html_element("ul", entries);
    }
    return result;
}

html summary(report_data const& data) {
    html result;
    if (data.workshop.made_up) {
        result += html_element("p", {{"class", "made-up"}},
                               html_text("Påhittad: en workshop för att prova med."));
    }
    result += html_element("p", html_text(data.workshop.intro));
    return result +
           html_element("p",
                        html_text(fmt::format(
                            "{} deltagare, {} bidrag varav {} på papper. Deltagarna är de som kom; "
                            "siffrorna är inget urval och säger inget om andelar bland invånarna.",
                            data.participants, data.said.size(), data.on_paper())));
}

} // namespace

/// The perspektivsammanställning: what was said, counted and told, to print.
http::response workshop_report(context const& at) {
    if (!at.query.empty()) {
        throw input_error{"the report takes no parameters"};
    }
    auto const id = id_of(at.captures.at(0));
    auto const data =
        desk_of(at).read([&](db::connection& database) { return read_report(database, id); });
    html_page page{.title = "Perspektivsammanställning: " + data.workshop.title};
    page.body = summary(data) + counted("Bidrag per tema", "Tema", data.per_theme()) +
                counted("Bidrag per kategori", "Kategori", data.per_category()) + statements(data) +
                votes(data) +
                counted("Bidrag per plats (rutor i kartans rutnät)", "Ruta", data.per_place());
    for (auto const& [set, counts] : data.per_zone) {
        page.body += counted("Bidrag per zon: " + set, "Zon", counts);
    }
    page.body += html_element("h2", html_text("Vad som sades")) + words(data);
    auto result = page_answer(at, std::move(page));
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

} // namespace trygg::api

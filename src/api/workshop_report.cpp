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

html counted(page_language const& in, std::string_view caption, std::string const& what,
             std::map<std::string, std::int64_t> const& counts) {
    html rows;
    for (auto const& [name, count] : counts) {
        rows += row(name.empty() ? in({"Inte angivet", "Not stated"}) : name, numbers({count}));
    }
    return html_table(caption, {what, in({"Bidrag", "Contributions"})}, rows);
}

html statements(page_language const& in, report_data const& data) {
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
    return html_table(in({"Påståenden", "Statements"}),
                      {in({"Påstående", "Statement"}), in({"Håller med", "Agree"}),
                       in({"Håller inte med", "Disagree"}), in({"Vet ej", "Don’t know"}),
                       in({"Svar", "Answers"})},
                      rows);
}

html votes(page_language const& in, report_data const& data) {
    html rows;
    for (auto const& item : data.workshop.items) {
        if (item.kind == "scenario") {
            auto const found = data.votes.totals.find(item.id);
            rows += row(item.text, numbers({found == data.votes.totals.end() ? 0 : found->second}));
        }
    }
    auto const title = in({"Röster ({} har röstat)", "Votes ({} have voted)"});
    return html_table(fmt::format(fmt::runtime(title), data.votes.voters),
                      {in({"Scenario", "Scenario"}), in({"Poäng", "Points"})}, rows);
}

html words(page_language const& in, report_data const& data) {
    auto const square = in({", ruta ", ", square "}), paper = in({", på papper", ", on paper"});
    html result;
    for (auto const& [theme, said] : data.by_theme()) {
        html entries;
        for (auto const* each : said) {
            auto const about = fmt::format(
                " ({}{}{}{})",
                each->category.empty() ? in({"utan kategori", "no category"}) : each->category,
                data.place_of(*each).empty() ? "" : square, data.place_of(*each),
                each->channel == "paper" ? paper : "");
            entries += html_element("li", html_text(each->comment + about));
        }
        result +=
            html_element("h3", html_text(theme.empty() ? in({"Utan tema", "No theme"}) : theme)) +
            html_element("ul", entries);
    }
    return result;
}

html summary(page_language const& in, report_data const& data) {
    html result;
    if (data.workshop.made_up) {
        result += html_element("p", {{"class", "made-up"}},
                               html_text(in({"Påhittad: en workshop för att prova med.",
                                             "Made up: a workshop to try with."})));
    }
    result += html_element("p", html_text(data.workshop.intro));
    auto const counts = in({"{} deltagare, {} bidrag varav {} på papper. Deltagarna är de som kom; "
                            "siffrorna är inget urval och säger inget om andelar bland invånarna.",
                            "{} participants, {} contributions, {} of them on paper. The "
                            "participants are those who came; the numbers are no sample and say "
                            "nothing of shares among residents."});
    return result + html_element("p", html_text(fmt::format(fmt::runtime(counts), data.participants,
                                                            data.said.size(), data.on_paper())));
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
    auto const in = language_of(at.request);
    auto const table = [&](bilingual const& caption, bilingual const& what, auto const& counts) {
        return counted(in, in(caption), in(what), counts);
    };
    html_page page{.title =
                       in({"Perspektivsammanställning: ", "Perspectives: "}) + data.workshop.title};
    page.body =
        summary(in, data) +
        table({"Bidrag per tema", "Contributions by theme"}, {"Tema", "Theme"}, data.per_theme()) +
        table({"Bidrag per kategori", "Contributions by category"}, {"Kategori", "Category"},
              data.per_category()) +
        statements(in, data) + votes(in, data) +
        table({"Bidrag per plats (rutor i kartans rutnät)",
               "Contributions by place (squares of the map’s grid)"},
              {"Ruta", "Square"}, data.per_place());
    for (auto const& [set, counts] : data.per_zone) {
        page.body += counted(in, in({"Bidrag per zon: ", "Contributions by zone: "}) + set,
                             in({"Zon", "Zone"}), counts);
    }
    page.body +=
        html_element("h2", html_text(in({"Vad som sades", "What was said"}))) + words(in, data);
    auto result = page_answer(at, std::move(page));
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

} // namespace trygg::api

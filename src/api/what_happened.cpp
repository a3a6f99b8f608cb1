#include "api/document_pages.hpp"
#include "api/edit_resources.hpp"
#include "model/codes.hpp"

#include <algorithm>
#include <array>

namespace trygg::api {

namespace {

constexpr std::array steps{"proposed", "decided", "planned", "underway", "done"};

/// One measure that answers what residents said, from what everybody may see.
class answering_measures {
public:
    explicit answering_measures(snapshot::snapshot const& data)
        : m_table(data.find("measures")), m_data(data) {}

    json all() const {
        auto result = json::array();
        for (std::size_t row = 0; m_table != nullptr && row < m_table->size(); ++row) {
            if (m_table->find("answers")->integers[row] == 1) {
                result.push_back(measure(row));
            }
        }
        return result;
    }

private:
    json text(char const* name, std::size_t row) const {
        auto const& column = *m_table->find(name);
        auto const word = column.words[row];
        return word == snapshot::dictionary::null ? json{}
                                                  : json(std::string{column.texts.text(word)});
    }

    /// The name of the first zone set's zone that it lies in.
    json zone(std::size_t row) const {
        if (m_data.zone_sets.empty()) {
            return nullptr;
        }
        auto const& set = m_data.zone_sets.front();
        auto const code = text(("zone_" + set.name).c_str(), row);
        auto const& zones = m_data.tables[set.table];
        auto const at = code.is_null() ? std::nullopt : zones.ids->find(code.get<std::string>());
        if (!at) {
            return nullptr;
        }
        auto const& names = *zones.find("name");
        return {{"set", set.name},
                {"code", code},
                {"name", std::string{names.texts.text(names.words[*at])}}};
    }

    json measure(std::size_t row) const {
        json result{{"id", m_table->ids->text(row)}};
        for (auto const* const name : {"title", "type", "status", "place", "owner", "status_reason",
                                       "planned_from", "planned_to", "done_on"}) {
            result[name] = text(name, row);
        }
        result["zone"] = zone(row);
        return result;
    }

    snapshot::table const* m_table;
    snapshot::snapshot const& m_data;
};

std::string text_at(json const& from, char const* name) {
    return from[name].is_string() ? from[name].get<std::string>() : std::string{};
}

std::string name_of(page_language const& in, std::string_view list, std::string const& code) {
    for (auto const& each : model::codes(list)) {
        if (each.code == code) {
            return in.is_english() ? each.en : each.sv;
        }
    }
    return code;
}

std::string date_text(json const& measure) {
    auto const done = text_at(measure, "done_on");
    if (!done.empty()) {
        return done;
    }
    auto const from = text_at(measure, "planned_from"), to = text_at(measure, "planned_to");
    return from.empty() || to.empty() || from == to ? from + (from.empty() ? to : "")
                                                    : from + " – " + to;
}

/// How far it has come, as words and as a row of steps.
html status_html(page_language const& in, json const& measure) {
    auto const status = text_at(measure, "status");
    auto const at = std::ranges::find(steps, status);
    auto result = html_element("strong", html_text(name_of(in, "measure_statuses", status)));
    if (at != steps.end()) {
        auto const pattern = in({" (steg {} av {})", " (step {} of {})"});
        result +=
            html_text(fmt::format(fmt::runtime(pattern), at - steps.begin() + 1, steps.size()));
    }
    auto const reason = text_at(measure, "status_reason");
    if (!reason.empty()) {
        result += html_element("p", html_text(reason));
    }
    return result;
}

std::string place_text(json const& measure) {
    auto const place = text_at(measure, "place");
    auto const zone = measure["zone"].is_null() ? std::string{} : text_at(measure["zone"], "name");
    return place.empty() || zone.empty() ? place + zone : fmt::format("{}, {}", place, zone);
}

html table_of(page_language const& in, json const& measures) {
    html rows;
    for (auto const& each : measures) {
        rows += html_row({html_text(place_text(each)), html_text(text_at(each, "title")),
                          html_text(text_at(each, "owner")), status_html(in, each),
                          html_text(date_text(each))});
    }
    return html_table(in({"Från otrygg plats till åtgärd", "From unsafe place to measure"}),
                      {in({"Plats", "Place"}), in({"Åtgärd", "Measure"}),
                       in({"Ansvarig", "Responsible"}), in({"Läge", "Standing"}),
                       in({"När", "When"})},
                      rows);
}

html body_of(page_language const& in, json const& measures) {
    auto const intro = in({"Här är de åtgärder som svarar på vad invånare har sagt i "
                           "trygghetsundersökningar, eller på bränder som har anlagts. Hur många "
                           "som har pekat ut en plats visas inte här.",
                           "Here are the measures that answer what residents have said in safety "
                           "surveys, or fires that were set. How many have pointed out a place is "
                           "not shown here."});
    auto const none = in({"Ännu är ingen åtgärd kopplad till det som har sagts.",
                          "No measure is linked to what was said yet."});
    return html_element("p", html_text(intro)) +
           (measures.empty() ? html_element("p", html_text(none)) : table_of(in, measures));
}

} // namespace

http::response what_happened(context const& at) {
    auto const& chosen = document_format(at, document_formats());
    auto const in = language_for(at, chosen);
    auto const title = in({"Vad har hänt med det vi sa?", "What became of what we said?"});
    json document{{"title", title}, {"measures", answering_measures{*at.data}.all()}};
    document["links"] = own_links(at, chosen, document_formats(), title);
    auto answer = chosen.name == "html"
                      ? page_answer(at, {.title = title,
                                         .trail = {open_data_step(in)},
                                         .body = body_of(in, document["measures"]),
                                         .links = document["links"]})
                      : json_answer(document);
    add_link_headers(answer, document["links"], {"self", "alternate"});
    return answer;
}

} // namespace trygg::api

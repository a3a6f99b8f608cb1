#include "api/document_pages.hpp"
#include "api/item_formats.hpp"
#include "api/property_parameters.hpp"
#include "api/property_schema.hpp"
#include "api/svg_map.hpp"
#include "query/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace trygg::api {

namespace {

using snapshot::column;
using snapshot::column_type;

/// Features beyond these are in the table alone.
constexpr std::size_t most_drawn = 1'000;

std::string value_text(column const& of, std::size_t row, page_language const& in) {
    switch (of.type) {
    case column_type::integer:
        return of.integers[row] == snapshot::no_integer ? "" : std::to_string(of.integers[row]);
    case column_type::boolean:
        return of.integers[row] == snapshot::no_integer ? ""
               : of.integers[row]                       ? in({"ja", "yes"})
                                                        : in({"nej", "no"});
    case column_type::real:
        return std::isnan(of.reals[row]) ? "" : fmt::format("{}", of.reals[row]);
    default:
        return std::string{of.texts.text(of.words[row])};
    }
}

html value_of(column const& of, std::size_t row, page_language const& in) {
    auto const text = value_text(of, row, in);
    if (of.type == column_type::temporal) {
        return html_element("span", {{"class", "unbroken"}}, html_text(text));
    }
    bool const is_address = text.starts_with("https://") || text.starts_with("http://");
    return is_address ? html_link(text, text) : html_text(text);
}

/// What a person would call a feature.
std::string label_of(snapshot::table const& table, std::size_t row) {
    for (auto const* name : {"name", "namn", "title", "place"}) {
        auto const* column = table.find(name);
        if (column && column->type == column_type::text && column->words[row] != 0) {
            return value_text(*column, row, {});
        }
    }
    return table.ids->text(row);
}

/// `name` tells the two of a page apart for who cannot see where they stand.
html page_links(context const& at, item_links const& links, std::string const& name) {
    auto const in = language_of(at.request);
    html result;
    for (auto const& [rel, text] :
         {std::pair{"prev", previous_page_text}, {"next", next_page_text}}) {
        for (auto const& link : links) {
            if (link.rel == rel) {
                result += html_link(in.page(at.as_local(link.href)), in(text));
            }
        }
    }
    return result.code.empty()
               ? html{}
               : html_element("nav", {{"class", "pages"}, {"aria-label", name}}, result);
}

/// Parameters as a person would call them.
std::string label_of(std::string const& parameter, page_language const& in) {
    static std::map<std::string, bilingual> const labels{
        {"bbox", {"Område", "Area"}},
        {"datetime", {"Tid", "Time"}},
        {"filter", {"Filter", "Filter"}},
        {"kind", {"Slag av händelser", "Kinds of incidents"}},
        {"limit", {"Antal på en sida", "Number on a page"}},
        {"municipality", {"Kommun", "Municipality"}},
        {"part", {"Del av dygnet", "Part of the day"}},
        {"period", {"Period", "Period"}},
        {"properties", {"Egenskaper", "Properties"}},
        {"reason", {"Orsaker", "Reasons"}},
        {"skipGeometry", {"Utan lägen", "Without positions"}},
        {"sortby", {"Sortera efter", "Sort by"}},
        {"zoom-level", {"Zoomnivå", "Zoom level"}}};
    auto const found = labels.find(parameter);
    return found == labels.end() ? parameter : fmt::format("{} ({})", in(found->second), parameter);
}

html field_of(parameter const& asked, std::string const& value, page_language const& in) {
    auto values = asked.schema.value("enum", json::array());
    if (asked.schema.value("type", "") == "boolean") {
        values = {"true", "false"};
    }
    html options;
    for (auto const& each : values) {
        auto const text = each.get<std::string>();
        options += text == value ? html_element("option", {{"selected", ""}}, html_text(text))
                                 : html_element("option", html_text(text));
    }
    html_attributes attributes{{"name", asked.name}};
    if (in.is_english()) { // the API is described in English alone
        attributes.emplace_back("title", asked.description);
    }
    if (!values.empty()) {
        return html_element("select", attributes, options);
    }
    attributes.emplace_back("value", value);
    attributes.emplace_back("required", "");
    return html_element("input", attributes, {});
}

/// One question a form: a field that is left empty would be a parameter that is empty.
html filter_form(context const& at, query::parameters const& stated,
                 std::vector<parameter> const& known, parameter const& asked) {
    auto const in = language_of(at.request);
    html fields;
    if (in.is_stated) {
        fields +=
            html_element("input", {{"type", "hidden"}, {"name", "lang"}, {"value", in.code}}, {});
    }
    for (auto const& other : known) {
        auto const value = stated.get(other.name);
        if (value && other.name != asked.name && other.name != "token") {
            fields += html_element(
                "input", {{"type", "hidden"}, {"name", other.name}, {"value", *value}}, {});
        }
    }
    fields += html_element("label", html_text(label_of(asked.name, in)) +
                                        field_of(asked, stated.get(asked.name).value_or(""), in));
    fields += html_element("button", html_text(in({"Visa", "Show"})));
    if (stated.get(asked.name)) {
        auto const without =
            at.local(at.path) + "?" + stated.with({{asked.name, ""}, {"token", ""}});
        fields += html_link(in.page(without), in({"Ta bort", "Remove"}));
    }
    return html_element("form", {{"action", at.local(at.path)}}, fields);
}

/// Properties have a form only when one of them is asked for: they are many.
html filter_forms(context const& at, collection_info const& collection) {
    auto const known = all_item_parameters(collection);
    auto const first_property = known.size() - property_parameters(collection).size();
    query::parameters const stated{at.query, names_of(known)};
    html forms;
    bool in_use = false;
    for (std::size_t i = 0; i < known.size(); ++i) {
        auto const& p = known[i];
        bool const is_property = i >= first_property && !stated.get(p.name);
        bool const offered = !is_property && p.name != "f" && p.name != "token" &&
                             p.name != "crs" && !p.name.ends_with("-crs") &&
                             p.name != "filter-lang";
        forms += offered ? filter_form(at, stated, known, p) : html{};
        in_use = in_use || (offered && stated.get(p.name));
    }
    auto const title = language_of(at.request)({"Filtrera, sortera", "Filter, sort"});
    auto const inside = html_element("summary", html_text(title)) +
                        html_element("div", {{"class", "forms"}}, forms);
    return in_use ? html_element("details", {{"open", ""}}, inside)
                  : html_element("details", inside);
}

std::vector<page_step> trail_of(item_frame const& frame, page_language const& in) {
    auto const path = collection_path(frame.collection);
    std::vector<page_step> result{
        open_data_step(in), collections_step(in), {path + "?f=html", frame.collection.title}};
    if (frame.is_one) {
        result.push_back({path + "/items?f=html", in({"Innehåll", "Content"})});
    }
    return result;
}

std::string count_text(item_frame const& frame, page_language const& in) {
    auto const pattern =
        in({"{} objekt, {} på den här sidan. Läst {}.", "{} features, {} on this page. Read {}."});
    return fmt::format(fmt::runtime(pattern), frame.matched, frame.returned, frame.time_stamp);
}

/// A page of features: a table with a link to each, and a map.
class table_page : public encode::page_writer {
public:
    table_page(context const& at, encode::view shown, item_frame const& frame)
        : m_data(at.data), m_shown(std::move(shown)), m_collection(frame.collection.id),
          m_items(at.local(collection_path(frame.collection) + "/items/")),
          m_in(language_of(at.request)) {
        html_page page{.title = frame.collection.title,
                       .trail = trail_of(frame, m_in),
                       .body = html{std::string{cut}},
                       .links = json_of(frame.links)};
        auto const whole = page_answer(at, std::move(page)).body;
        auto const at_body = whole.find(cut);
        m_head = whole.substr(0, at_body) +
                 html_element("p", html_text(frame.collection.description)).code +
                 html_element("p", {{"class", "note"}}, html_text(count_text(frame, m_in))).code +
                 filter_forms(at, frame.collection).code;
        m_paging = page_links(at, frame.links, m_in({"Sidor", "Pages"})).code;
        m_paging_below =
            page_links(at, frame.links, m_in({"Sidor, efter tabellen", "Pages, after the table"}))
                .code;
        if (!frame.summary.is_null()) {
            auto const title = m_in({"Sammanlagt", "In all"});
            m_tail = html_element("details", html_element("summary", html_text(title)) +
                                                 plain_values(m_in, frame.summary))
                         .code;
        }
        m_tail += whole.substr(at_body + cut.size());
    }

    void begin(std::string& out) override {
        std::vector<html> titles{html_text("Id")};
        for (auto const index : m_shown.properties) {
            auto const& name = m_shown.table->properties[index]->name;
            titles.push_back(
                html_element("span", {{"title", name}},
                             html_text(title_of_property(*m_data, m_collection, name, m_in))));
        }
        out += m_head + m_paging +
               "<div class=\"columns\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" "
               "aria-label=\"" +
               m_in({"Tabell", "Table"}) + "\"><table><thead>" + html_row(titles, "th").code +
               "</thead><tbody>";
    }

    void append(std::string& out, std::size_t row) override {
        ++m_rows;
        auto const& table = *m_shown.table;
        auto const id = table.ids->text(row);
        auto const href = m_in.page(m_items + query::percent_encoded(id) + "?f=html");
        std::vector<html> cells{html_link(href, id)};
        for (auto const index : m_shown.properties) {
            cells.push_back(value_of(*table.properties[index], row, m_in));
        }
        out += html_row(cells).code;
        if (m_shown.with_geometry && m_drawn++ < most_drawn) {
            m_map.add(*table.shapes, row, href, label_of(table, row));
        }
    }

    void end(std::string& out) override {
        if (m_rows == 0) { // a head needs cells below it
            out +=
                html_element(
                    "tr",
                    html_element("td", {{"colspan", std::to_string(m_shown.properties.size() + 1)}},
                                 html_text(m_in({"Ingenting svarar mot frågan.",
                                                 "Nothing answers the question."}))))
                    .code;
        }
        out += "</tbody></table></div><div>" + m_map.draw(*m_data, m_in).code + "</div></div>" +
               m_paging_below + m_tail;
    }

private:
    static constexpr std::string_view cut = "<!-- features -->";

    std::shared_ptr<snapshot::snapshot const> m_data;
    encode::view m_shown;
    std::string m_collection;
    std::string m_items; ///< path of a feature, without its id
    page_language m_in;
    std::string m_head, m_paging, m_paging_below, m_tail;
    svg_map m_map;
    std::size_t m_drawn = 0, m_rows = 0;
};

/// One feature: its properties, and where it lies.
class feature_page : public encode::page_writer {
public:
    feature_page(context const& at, encode::view shown, item_frame const& frame)
        : m_at(at.data), m_shown(std::move(shown)), m_collection(frame.collection.id),
          m_page(prepared(at, {.title = {}, .links = json_of(frame.links)})), m_base(at.base_path) {
        m_page.trail = trail_of(frame, m_page.language);
    }

    void begin(std::string&) override {}

    void append(std::string& out, std::size_t row) override {
        auto const& table = *m_shown.table;
        auto facts = html_element("dt", html_text("Id")) +
                     html_element("dd", html_text(table.ids->text(row)));
        for (auto const index : m_shown.properties) {
            auto const& column = *table.properties[index];
            facts += html_element(
                "dt", {{"title", column.name}},
                html_text(title_of_property(*m_at, m_collection, column.name, m_page.language)));
            facts += html_element("dd", value_of(column, row, m_page.language));
        }
        svg_map map;
        if (m_shown.with_geometry) {
            map.add(*table.shapes, row, "", label_of(table, row));
        }
        m_page.title = label_of(table, row);
        m_page.body = html_element("div", {{"class", "columns"}},
                                   html_element("dl", facts) +
                                       html_element("div", map.draw(*m_at, m_page.language)));
        out += page_text(m_page, m_base);
    }

    void end(std::string&) override {}

private:
    std::shared_ptr<snapshot::snapshot const> m_at;
    encode::view m_shown;
    std::string m_collection;
    html_page m_page;
    std::string m_base;
};

} // namespace

std::unique_ptr<encode::page_writer> write_html(context const& at, encode::view shown,
                                                item_frame const& frame) {
    if (frame.is_one) {
        return std::make_unique<feature_page>(at, std::move(shown), frame);
    }
    return std::make_unique<table_page>(at, std::move(shown), frame);
}

} // namespace trygg::api

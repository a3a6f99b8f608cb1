#include "encode/qgis_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace trygg::encode {

namespace {

/// A part of the map's legend: what is drawn where `filter` holds, as QGIS writes expressions.
struct rule {
    std::string filter, label, symbol;
};

std::string xml(std::string const& text) {
    std::string result;
    for (char const c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string prop(std::string_view name, std::string_view value) {
    return fmt::format("<prop k=\"{}\" v=\"{}\"/>", name, value);
}

std::string fill(std::string_view colour, std::string_view style = "solid") {
    return fmt::format("type=\"fill\"><layer class=\"SimpleFill\" enabled=\"1\">{}{}{}{}</layer>",
                       prop("color", colour), prop("style", style),
                       prop("outline_color", "90,106,114,255"), prop("outline_width", "0.2"));
}

std::string marker(std::string_view colour, std::string_view shape) {
    return fmt::format(
        "type=\"marker\"><layer class=\"SimpleMarker\" enabled=\"1\">{}{}{}{}</layer>",
        prop("color", colour), prop("name", shape), prop("outline_color", "255,255,255,255"),
        prop("size", "2.6"));
}

std::string qml(std::vector<rule> const& rules) {
    std::string list, symbols;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        list += fmt::format("<rule key=\"{{r{}}}\" filter=\"{}\" label=\"{}\" symbol=\"{}\"/>", i,
                            xml(rules[i].filter), xml(rules[i].label), i);
        symbols += fmt::format("<symbol name=\"{}\" alpha=\"1\" {}</symbol>", i, rules[i].symbol);
    }
    return fmt::format(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        "<qgis version=\"3.22\" styleCategories=\"Symbology\">"
        "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\">"
        "<rules key=\"{{root}}\">{}</rules><symbols>{}</symbols></renderer-v2></qgis>",
        list, symbols);
}

struct class_of {
    double from;
    char const *label, *colour;
};

/// Classes from `from` up to the next one's, the last without an end, and what has no figure.
std::string classes(std::string const& field, std::span<class_of const> all) {
    std::vector<rule> rules;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto filter = fmt::format("\"{}\" >= {}", field, all[i].from);
        if (i + 1 < all.size()) {
            filter += fmt::format(" AND \"{}\" < {}", field, all[i + 1].from);
        }
        rules.push_back({filter, all[i].label, fill(all[i].colour)});
    }
    rules.push_back(
        {"ELSE", "Inga data, eller för få svar", fill("102,117,124,255", "b_diagonal")});
    return qml(rules);
}

/// The legend's classes: web/src/figures.ts, its colours: web/src/style/tokens.css.
constexpr std::array shares{class_of{0, "0–19 % mest trygga", "200,232,222,255"},
                            class_of{0.2, "20–39 %", "166,203,195,255"},
                            class_of{0.4, "40–59 % lika många", "168,161,164,255"},
                            class_of{0.6, "60–79 %", "136,104,147,255"},
                            class_of{0.8, "80–100 % mest otrygga", "84,41,95,255"}};
constexpr std::array rates{
    class_of{0, "0–0,4", "251,232,225,255"}, class_of{0.5, "0,5–0,9", "243,189,169,255"},
    class_of{1, "1–1,9", "222,123,96,255"}, class_of{2, "2–3,9", "185,58,39,255"},
    class_of{4, "4 eller fler", "118,20,17,255"}};

/// One symbol for each layer of points; the shapes are those of the map.
struct symbol_of {
    std::string_view table, colour, shape;
};
constexpr std::array points{symbol_of{"incidents", "179,48,31,255", "square"},
                            symbol_of{"measures", "31,92,153,255", "circle"},
                            symbol_of{"activities", "20,33,42,255", "diamond"},
                            symbol_of{"places", "86,101,110,255", "pentagon"}};

std::string mention_symbols() {
    return qml({{"\"sentiment\" = 'unsafe'", "Otrygg plats", marker("84,41,95,255", "triangle")},
                {"ELSE", "Trygg plats", marker("200,232,222,255", "circle")}});
}

bool has(view const& shown, std::string_view name) {
    return std::ranges::any_of(
        shown.properties, [&](std::size_t i) { return shown.table->properties[i]->name == name; });
}

} // namespace

std::vector<ogr::layer_style> qgis_styles(view const& shown) {
    std::vector<ogr::layer_style> result;
    if (!shown.with_geometry) {
        return result;
    }
    auto const& id = shown.table->id;
    if (id.starts_with("trygghet-")) {
        if (has(shown, "mention_share")) {
            result.push_back({"Andel otrygga", classes("mention_share", shares)});
        }
        if (has(shown, "incident_rate")) {
            result.push_back({"Anlagda bränder", classes("incident_rate", rates)});
        }
    }
    if (id == "mentions" && has(shown, "sentiment")) {
        result.push_back({"Trygghetskarta", mention_symbols()});
    }
    for (auto const& [table, colour, shape] : points) {
        if (id == table) {
            auto const& title = shown.table->title;
            result.push_back({"Trygghetskarta", qml({{"", title, marker(colour, shape)}})});
        }
    }
    return result;
}

} // namespace trygg::encode

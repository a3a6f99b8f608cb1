#include "api/html.hpp"

#include <fmt/format.h>

namespace trygg::api {

namespace {

constexpr std::string_view style =
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%;margin-bottom:2rem}"
    "th,td{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "th{background:#eee}.scroll{overflow-x:auto}";

std::string row_text(std::vector<std::string> const& cells, std::string_view tag) {
    std::string result = "<tr>";
    for (auto const& cell : cells) {
        result += fmt::format("<{0}>{1}</{0}>", tag, html_escaped(cell));
    }
    return result + "</tr>\n";
}

std::string table_text(html_table const& table) {
    auto result =
        fmt::format("<h2>{}</h2>\n<div class=\"scroll\"><table>\n<thead>{}</thead>\n<tbody>\n",
                    html_escaped(table.title), row_text(table.header, "th"));
    for (auto const& row : table.rows) {
        result += row_text(row, "td");
    }
    return result + "</tbody></table></div>\n";
}

} // namespace

std::string html_escaped(std::string_view text) {
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
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string html_page(std::string_view title, std::vector<html_table> const& tables) {
    auto result = fmt::format("<!doctype html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\">"
                              "<meta name=\"viewport\" content=\"width=device-width\">"
                              "<title>{0}</title><style>{1}</style></head>\n"
                              "<body><main><p><a href=\"/\">Kartan</a></p><h1>{0}</h1>\n",
                              html_escaped(title), style);
    for (auto const& table : tables) {
        result += table_text(table);
    }
    return result + "</main></body></html>\n";
}

} // namespace trygg::api

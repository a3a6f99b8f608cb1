#pragma once
/// \file HTML made of escaped text and elements, and the frame that all pages share.

#include "api/answers.hpp"
#include "api/language.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trygg::api {

/// HTML that may stand in a page. Only the functions below make it, so that data is always escaped.
struct html {
    std::string code{};

    html& operator+=(html const& more) {
        code += more.code;
        return *this;
    }
};

inline html operator+(html one, html const& other) { return one += other; }

using html_attributes = std::vector<std::pair<std::string_view, std::string_view>>;

/// Plain text, escaped.
html html_text(std::string_view text);

/// <tag …>inside</tag>; attribute values are escaped.
html html_element(std::string_view tag, html_attributes const& attributes, html const& inside);
html html_element(std::string_view tag, html const& inside);

/// A link; what is neither a path nor an http address is shown as text.
html html_link(std::string_view href, std::string_view text);

/// One row of a table: cells of `tag`, "th" or "td".
html html_row(std::vector<html> const& cells, std::string_view tag = "td");

/// A table that scrolls by itself when it is too wide.
html html_table(std::string_view caption, std::vector<std::string> const& header, html const& rows);

/// What steps to other pages are called.
inline constexpr bilingual open_data_text{"Öppna data", "Open data"};
inline constexpr bilingual collections_text{"Samlingar", "Collections"};

struct page_step {
    std::string path, text;
};

/// What a page shows, within the frame.
struct html_page {
    std::string title;
    std::vector<page_step> trail{}; ///< pages above this one, outermost first; paths of ours
    html body{};
    json links = json::array(); ///< of the document: each becomes an <a>
    page_language language{};
    /// Of the address, when the same page is there in the other language, too.
    std::optional<std::string> query{};
};

/// The page in the language of who asks, with links as a browser reaches us.
html_page prepared(context const& at, html_page page);

/// The whole page. `base_path` is the path of the server's public address.
std::string page_text(html_page const& page, std::string_view base_path);

/// The page as an answer, prepared; in `language`, when it is not the one of who asks.
http::response page_answer(context const& at, html_page page,
                           std::optional<page_language> language = std::nullopt);

} // namespace trygg::api

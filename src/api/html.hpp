#pragma once
/// \file Small HTML pages of tables.

#include <string>
#include <string_view>
#include <vector>

namespace trygg::api {

struct html_table {
    std::string title;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

/// Text as it may stand in HTML, between tags or in a quoted attribute.
std::string html_escaped(std::string_view text);

/// A whole page in Swedish; everything given is escaped.
std::string html_page(std::string_view title, std::vector<html_table> const& tables);

} // namespace trygg::api

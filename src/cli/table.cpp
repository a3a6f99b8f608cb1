#include "cli/table.hpp"

#include <algorithm>
#include <iterator>

namespace trygg::cli {
namespace {

/// Letters, not bytes, of UTF-8 text.
std::size_t width(std::string const& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

bool is_number(std::string const& text) {
    return text.find_first_not_of("0123456789") == std::string::npos;
}

/// Whether a column holds numbers only, below its heading.
bool is_numeric(std::vector<std::vector<std::string>> const& rows, std::size_t column) {
    return std::all_of(std::next(rows.begin()), rows.end(), [column](auto const& row) {
        return column >= row.size() || is_number(row[column]);
    });
}

std::vector<std::size_t> widths(std::vector<std::vector<std::string>> const& rows) {
    std::vector<std::size_t> result;
    for (auto const& row : rows) {
        result.resize(std::max(result.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            result[i] = std::max(result[i], width(row[i]));
        }
    }
    return result;
}

} // namespace

std::string aligned(std::vector<std::vector<std::string>> const& rows, std::size_t indent) {
    if (rows.empty()) {
        return {};
    }
    auto const columns = widths(rows);
    std::vector<bool> numeric;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        numeric.push_back(is_numeric(rows, i));
    }
    std::string text;
    for (auto const& row : rows) {
        std::string line(indent, ' ');
        for (std::size_t i = 0; i < row.size(); ++i) {
            auto const padding = std::string(columns[i] - width(row[i]), ' ');
            line += i == 0 ? "" : "  ";
            line += numeric[i] ? padding + row[i] : row[i] + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

} // namespace trygg::cli

#include "ingest/columns.hpp"

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "ingest/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace trygg::ingest {
namespace {

/// Letters and digits only, folded; '*' is kept.
std::string column_key(std::string_view name) {
    std::string result;
    for (auto const c : fold(name)) {
        auto const u = static_cast<unsigned char>(c);
        if (std::isalnum(u) != 0 || c == '*' || u >= 0x80) {
            result += c;
        }
    }
    return result;
}

/// Each piece between two * in turn, the first and last ones at the ends.
bool matches(std::string_view pattern, std::string_view text) {
    auto const star = pattern.find('*');
    if (!text.starts_with(pattern.substr(0, star))) {
        return false;
    }
    text.remove_prefix(star);
    pattern.remove_prefix(star + 1);
    for (auto next = pattern.find('*'); next != std::string_view::npos; next = pattern.find('*')) {
        auto const at = text.find(pattern.substr(0, next));
        if (at == std::string_view::npos) {
            return false;
        }
        text.remove_prefix(at + next);
        pattern.remove_prefix(next + 1);
    }
    return text.ends_with(pattern);
}

void check_chosen(profile const& by, std::map<std::string, std::string> const& chosen) {
    std::vector<std::string> known;
    for (auto const& [field, names] : by.fields) {
        known.push_back(field);
    }
    for (auto const& [field, column] : chosen) {
        if (!by.fields.contains(field) && by.theme != "layer") {
            throw input_error{"the profile {} has no field '{}'{} (fields: {})", by.name, field,
                              did_you_mean(field, known), fmt::join(known, ", ")};
        }
    }
}

} // anonymous namespace

bool same_column(std::string_view ours, std::string_view theirs) {
    auto const wanted = column_key(ours);
    auto const found = column_key(theirs);
    if (wanted.find('*') == std::string::npos) {
        return wanted == found;
    }
    return matches(wanted, found);
}

std::optional<std::size_t> find_column(std::vector<std::string> const& names,
                                       std::vector<std::string> const& candidates) {
    for (auto const& candidate : candidates) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (same_column(candidate, names[i])) {
                return i;
            }
        }
    }
    return {};
}

columns::columns(std::string const& file, std::vector<std::string> names, profile const& by,
                 std::map<std::string, std::string> const& chosen)
    : m_file(file), m_names(std::move(names)) {
    check_chosen(by, chosen);
    for (auto const& [field, candidates] : by.fields) {
        if (auto const found = find_column(m_names, candidates)) {
            m_positions[field] = *found;
        }
    }
    for (auto const& [field, column] : chosen) {
        auto const found = std::find(m_names.begin(), m_names.end(), column);
        auto const loose = find_column(m_names, {column});
        if (found == m_names.end() && !loose) {
            throw input_error{"{} has no column '{}'{} (columns: {})", file, column,
                              did_you_mean(column, m_names), fmt::join(m_names, ", ")};
        }
        m_positions[field] =
            found == m_names.end() ? *loose : static_cast<std::size_t>(found - m_names.begin());
    }
}

bool columns::has(std::string_view field) const { return m_positions.contains(field); }

std::optional<std::size_t> columns::position(std::string_view field) const {
    auto const found = m_positions.find(field);
    return found == m_positions.end() ? std::nullopt : std::optional{found->second};
}

void columns::require(std::initializer_list<std::string_view> fields) const {
    for (auto const field : fields) {
        if (!has(field)) {
            throw input_error{"{} has no column for '{}'; its columns are {}. Name the right one "
                              "with --field {}=COLUMN",
                              m_file, field, fmt::join(m_names, ", "), field};
        }
    }
}

std::string_view row_view::at(std::size_t position) const {
    if (position >= m_row->values.size() || !m_row->values[position]) {
        return {};
    }
    return trim(*m_row->values[position]);
}

std::string_view row_view::text(std::string_view field) const {
    if (auto const position = m_where->position(field)) {
        if (auto const found = at(*position); !found.empty()) {
            return found;
        }
    }
    auto const constant = m_profile->constants.find(std::string{field});
    return constant == m_profile->constants.end() ? std::string_view{} : constant->second;
}

std::optional<double> parse_number(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const rest = text.substr(i);
        if (rest.starts_with("\u00a0") || rest.starts_with("\u2212")) {
            plain += rest.starts_with("\u2212") ? "-" : "";
            i += rest.starts_with("\u2212") ? 2 : 1;
        } else if (text[i] == ',') {
            plain += '.';
        } else if (text[i] != ' ') {
            plain += text[i];
        }
    }
    auto const* begin = plain.data() + (plain.starts_with('+') ? 1 : 0);
    double value = 0;
    auto const [end, problem] = std::from_chars(begin, plain.data() + plain.size(), value);
    if (problem != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) {
        return {};
    }
    return value;
}

std::optional<double> row_view::number(std::string_view field) const {
    auto const given = text(field);
    if (given.empty()) {
        return {};
    }
    auto const value = parse_number(given);
    if (!value) {
        throw rejection{"bad_number",
                        fmt::format("'{}' is not a number in {}; write it with digits "
                                    "and a decimal comma or point",
                                    given, field)};
    }
    return value;
}

std::optional<std::int64_t> row_view::integer(std::string_view field) const {
    auto const value = number(field);
    if (!value) {
        return {};
    }
    if (std::floor(*value) != *value || std::abs(*value) > 9e15) {
        throw rejection{"bad_number",
                        fmt::format("'{}' is not a whole number in {}", text(field), field)};
    }
    return static_cast<std::int64_t>(*value);
}

std::string row_view::code(std::string_view field) const {
    return translated(*m_profile, field, text(field));
}

std::vector<std::string> split_choices(std::string_view cell) {
    std::vector<std::string> result;
    std::string current;
    int depth = 0;
    auto const end_choice = [&] {
        if (auto const choice = trim(current); !choice.empty()) {
            result.emplace_back(choice);
        }
        current.clear();
    };
    for (std::size_t i = 0; i < cell.size(); ++i) {
        char const c = cell[i];
        depth += c == '(' ? 1 : 0;
        depth -= c == ')' && depth > 0 ? 1 : 0;
        bool const comma = c == ',' && depth == 0 && i + 1 < cell.size() && cell[i + 1] == ' ';
        if (c == ';' || c == '|' || c == '\n' || comma) {
            end_choice();
        } else {
            current += c;
        }
    }
    end_choice();
    return result;
}

} // namespace trygg::ingest

#include "ingest/spelled_codes.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "ingest/import.hpp"
#include "ingest/theme.hpp"

#include <algorithm>
#include <array>

namespace trygg::ingest {
namespace {

bool states_nothing(std::string_view text) {
    static constexpr std::array words{"",
                                      "-",
                                      "vet ej",
                                      "vet inte",
                                      "ej svar",
                                      "inget svar",
                                      "vill inte svara",
                                      "saknas",
                                      "hela dygnet",
                                      "alltid",
                                      "uppgift saknas",
                                      "dygnet runt"};
    return std::ranges::find(words, model::folded(text)) != words.end();
}

} // anonymous namespace

std::string spelled_codes::code(std::string_view text, std::string_view otherwise) {
    if (auto const* found = model::find_code(m_codes, text)) {
        ++m_stated;
        return found->code;
    }
    if (states_nothing(trim(text))) {
        return {};
    }
    ++m_stated;
    ++m_unknown_rows;
    ++m_unknown[std::string{trim(text)}];
    return std::string{otherwise};
}

std::string spelled_codes::required(std::string_view text) {
    if (auto const* found = model::find_code(m_codes, text)) {
        return found->code;
    }
    std::vector<std::string> names;
    for (auto const& known : m_codes) {
        names.push_back(model::folded(known.sv));
    }
    throw rejection{"bad_" + m_list, fmt::format("'{}' is not in the list {}; write {}", text,
                                                 m_list, fmt::join(names, ", "))};
}

std::string spelled_codes::unknown_text() const {
    std::string words;
    int shown = 0;
    for (auto const& [word, count] : m_unknown) {
        constexpr int most = 10;
        if (++shown > most) {
            words += ", …";
            break;
        }
        words += fmt::format("{}'{}' ({})", words.empty() ? "" : ", ", word.substr(0, 80), count);
    }
    return words;
}

void spelled_codes::say(file_report& report) const {
    if (!m_unknown.empty()) {
        note(report, "unknown_" + m_list,
             fmt::format("not in the list {}: {}; say what they mean in a profile of your own "
                         "([codes.{}]), or mend the file, and import it again",
                         m_list, unknown_text(), m_list));
    }
}

void spelled_codes::say_new(file_report& report) const {
    if (!m_unknown.empty()) {
        note(report, "new_" + m_list,
             fmt::format("not in the list {} and taken as new codes: {}; if they mean known ones, "
                         "say so in a profile of your own ([codes.{}]) and import it again",
                         m_list, unknown_text(), m_list));
    }
}

} // namespace trygg::ingest

#pragma once
/// \file Codes from how people spell them, and a tally of the spellings nobody knows.

#include "model/codes.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace trygg::ingest {

struct file_report;

/// One code list while a file is read.
class spelled_codes {
public:
    explicit spelled_codes(std::string list)
        : m_list(std::move(list)), m_codes(model::codes(m_list)) {}

    /// The code for a text; empty for a text that states nothing ("vet ej" and the like are codes
    /// where the list has them); `otherwise` for an unknown one, which is counted.
    std::string code(std::string_view text, std::string_view otherwise = {});

    /// The same for a field that must be stated; throws rejection naming what may be written.
    std::string required(std::string_view text);

    /// More than half of the texts so far that state something are unknown: a file in other words.
    bool mostly_unknown() const { return m_unknown_rows * 2 > m_stated; }

    /// "'Very safe' (80), 'Safe' (12)": the unknown texts and how often each was met.
    std::string unknown_text() const;

    /// One notice that says which unknown texts were taken as new codes.
    void say_new(file_report& report) const;

    /// One notice that names the unknown spellings and how often each was met.
    void say(file_report& report) const;

    std::span<model::code const> all() const { return m_codes; }

private:
    std::string m_list;
    std::span<model::code const> m_codes;
    std::map<std::string, int> m_unknown;
    std::int64_t m_stated = 0, m_unknown_rows = 0;
};

} // namespace trygg::ingest

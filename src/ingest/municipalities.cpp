#include "ingest/municipalities.hpp"

#include "base/assets.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace trygg::ingest {
namespace {

constexpr std::size_t code_length = 4;

bool is_code(std::string_view text) {
    return text.size() == code_length &&
           std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

void fill(db::connection& database) {
    auto insert = database.query("INSERT OR IGNORE INTO municipality VALUES (?, ?)", "", "");
    std::istringstream lines{std::string{asset_bytes("data/codes/municipalities.csv")}};
    for (std::string line; std::getline(lines, line);) {
        auto const semicolon = line.find(';');
        if (semicolon != std::string::npos && is_code(line.substr(0, semicolon))) {
            insert.bind(line.substr(0, semicolon), trim(line.substr(semicolon + 1))).run();
        }
    }
}

} // anonymous namespace

municipality_names::municipality_names(db::connection& database) {
    if (database.count("SELECT count(*) FROM municipality") == 0) {
        fill(database);
    }
    for (auto all = database.query("SELECT code, name FROM municipality"); all.next();) {
        m_codes[fold(all.text(1))] = std::string{all.text(0)};
    }
}

std::string municipality_names::code_of(std::string_view name, std::string_view zone_code) const {
    auto key = fold(trim(name));
    if (is_code(key)) {
        return key;
    }
    if (auto const found = m_codes.find(key); found != m_codes.end()) {
        return found->second;
    }
    constexpr std::string_view ending = " kommun";
    if (key.ends_with(ending)) {
        key.resize(key.size() - ending.size());
        for (auto const& candidate :
             {key, key.substr(0, key.size() - (key.ends_with('s') ? 1 : 0))}) {
            if (auto const found = m_codes.find(candidate); found != m_codes.end()) {
                return found->second;
            }
        }
    }
    auto const start = zone_code.substr(0, code_length);
    return is_code(start) && zone_code.size() > code_length ? std::string{start} : std::string{};
}

} // namespace trygg::ingest

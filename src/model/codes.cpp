#include "model/codes.hpp"

#include "base/assets.hpp"
#include "base/error.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <map>

namespace trygg::model {

namespace {

std::string text_of(toml::table const& entry, char const* key, std::string_view file) {
    auto const value = entry[key].value<std::string>();
    if (!value) {
        throw error{"{}: a [[code]] has no text '{}'", file, key};
    }
    return *value;
}

code read_code(toml::table const& entry, std::string_view file) {
    code result{
        text_of(entry, "code", file), text_of(entry, "sv", file), text_of(entry, "en", file), {}};
    if (auto const* spellings = entry["spellings"].as_array()) {
        for (auto const& spelling : *spellings) {
            result.spellings.push_back(spelling.value_or(std::string{}));
        }
    }
    return result;
}

std::vector<code> read_list(asset const& file) {
    std::vector<code> result;
    auto const document = toml::parse(file.bytes, file.name);
    if (auto const* entries = document["code"].as_array()) {
        for (auto const& entry : *entries) {
            if (auto const* table = entry.as_table()) {
                result.push_back(read_code(*table, file.name));
            }
        }
    }
    return result;
}

std::map<std::string, std::vector<code>, std::less<>> read_all() {
    static constexpr std::string_view folder = "data/codes/", ending = ".toml";
    std::map<std::string, std::vector<code>, std::less<>> result;
    for (auto const& file : assets()) {
        if (file.name.starts_with(folder) && file.name.ends_with(ending)) {
            auto name = file.name.substr(folder.size());
            name.remove_suffix(ending.size());
            result.emplace(name, read_list(file));
        }
    }
    return result;
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// U+00C0…U+00DE are C3 80…C3 9E in UTF-8, their lower case is 0x20 further; C3 97 is ×.
bool is_upper_latin1(std::string_view text, std::size_t at) {
    auto const c = static_cast<unsigned char>(text[at]);
    return at > 0 && text[at - 1] == '\xC3' && c >= 0x80 && c <= 0x9E && c != 0x97;
}

} // namespace

std::span<code const> codes(std::string_view list) {
    static auto const all = read_all();
    auto const found = all.find(list);
    if (found == all.end()) {
        throw not_found{"no code list '{}'", list};
    }
    return found->second;
}

code const* find_code(std::span<code const> list, std::string_view text) {
    auto const wanted = folded(text);
    auto const is_wanted = [&](std::string_view name) {
        return folded(name) == wanted;
    };
    auto const found = std::ranges::find_if(list, [&](code const& c) {
        return is_wanted(c.code) || is_wanted(c.sv) || is_wanted(c.en) ||
               std::ranges::any_of(c.spellings, is_wanted);
    });
    return found == list.end() ? nullptr : &*found;
}

std::string folded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (is_space(c)) {
            if (!result.empty() && result.back() != ' ') {
                result += ' ';
            }
        } else if ((c >= 'A' && c <= 'Z') || is_upper_latin1(text, i)) {
            result += static_cast<char>(c + 0x20);
        } else {
            result += c;
        }
    }
    if (result.ends_with(' ')) {
        result.pop_back();
    }
    return result;
}

} // namespace trygg::model

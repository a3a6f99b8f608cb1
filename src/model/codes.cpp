#include "model/codes.hpp"

#include "base/assets.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace trygg::model {

namespace {

std::string text_of(toml::table const& entry, char const* key, std::string_view file) {
    auto const value = entry[key].value<std::string>();
    if (!value) {
        throw error{"{}: a [[code]] has no text '{}'", file, key};
    }
    return *value;
}

std::vector<std::string> texts_of(toml::table const& entry, char const* key) {
    std::vector<std::string> result;
    if (auto const* texts = entry[key].as_array()) {
        for (auto const& text : *texts) {
            result.push_back(text.value_or(std::string{}));
        }
    }
    return result;
}

code read_code(toml::table const& entry, std::string_view file) {
    code result{text_of(entry, "code", file), text_of(entry, "sv", file),
                text_of(entry, "en", file), texts_of(entry, "spellings"),
                entry["sentiment"].value_or(std::string{})};
    return with_names(std::move(result));
}

struct code_list {
    std::vector<code> codes;
    std::vector<std::string> unstated;
};

code_list read_list(asset const& file) {
    code_list result;
    auto const document = toml::parse(file.bytes, file.name);
    for (auto const& word : texts_of(document, "unstated")) {
        result.unstated.push_back(folded(word));
    }
    if (auto const* entries = document["code"].as_array()) {
        for (auto const& entry : *entries) {
            if (auto const* table = entry.as_table()) {
                result.codes.push_back(read_code(*table, file.name));
            }
        }
    }
    return result;
}

std::map<std::string, code_list, std::less<>> read_all() {
    static constexpr std::string_view folder = "data/codes/", ending = ".toml";
    std::map<std::string, code_list, std::less<>> result;
    for (auto const& file : assets()) {
        if (file.name.starts_with(folder) && file.name.ends_with(ending)) {
            auto name = file.name.substr(folder.size());
            name.remove_suffix(ending.size());
            result.emplace(name, read_list(file));
        }
    }
    return result;
}

code_list const& find_list(std::string_view list) {
    static auto const all = read_all();
    auto const found = all.find(list);
    if (found == all.end()) {
        throw not_found{"no code list '{}'", list};
    }
    return found->second;
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

} // namespace

code with_names(code given) {
    given.names = {folded(given.code), folded(given.sv), folded(given.en)};
    std::ranges::transform(given.spellings, std::back_inserter(given.names),
                           [](std::string const& spelling) { return folded(spelling); });
    return given;
}

std::span<code const> codes(std::string_view list) { return find_list(list).codes; }

code const* find_code(std::span<code const> list, std::string_view text) {
    auto const wanted = folded(text);
    auto const found = std::ranges::find_if(
        list, [&](code const& c) { return std::ranges::find(c.names, wanted) != c.names.end(); });
    return found == list.end() ? nullptr : &*found;
}

bool is_unstated(std::string_view list, std::string_view text) {
    auto const& words = find_list(list).unstated;
    return std::ranges::find(words, folded(text)) != words.end();
}

std::string folded(std::string_view text) {
    std::string result;
    for (char const c : lower(text)) {
        if (!is_space(c)) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (result.ends_with(' ')) {
        result.pop_back();
    }
    return result;
}

} // namespace trygg::model

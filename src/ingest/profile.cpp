#include "ingest/profile.hpp"

#include "base/assets.hpp"
#include "base/error.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "ingest/import.hpp"
#include "ingest/vocabulary.hpp"
#include "model/codes.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

namespace trygg::ingest {
namespace {

constexpr std::string_view folder = "data/profiles/";
constexpr std::array themes{"zones",    "members", "population", "incidents", "places",
                            "measures", "pledges", "survey",     "layer"};

using field_map = std::map<std::string, std::vector<std::string>>;

field_map read_fields(toml::table const& from, std::string const& file) {
    field_map result;
    for (auto const& [key, node] : from) {
        auto& names = result[std::string{key.str()}];
        if (auto const* list = node.as_array()) {
            for (auto const& item : *list) {
                names.push_back(item.value_or(std::string{}));
            }
        } else if (auto const one = node.value<std::string>()) {
            names.push_back(*one);
        } else {
            throw input_error{"{} line {}: {} must be a column name or a list of them", file,
                              node.source().begin.line, key.str()};
        }
    }
    return result;
}

std::map<std::string, std::string> read_texts(toml::table const& from, std::string const& file) {
    std::map<std::string, std::string> result;
    for (auto const& [key, node] : from) {
        auto const text = node.value<std::string>();
        if (!text) {
            throw input_error{"{} line {}: {} must be a text in quotes", file,
                              node.source().begin.line, key.str()};
        }
        result[std::string{key.str()}] = *text;
    }
    return result;
}

void refuse_unknown_keys(toml::table const& from, std::string const& file) {
    static std::vector<std::string> const known{"name",   "title",   "theme",  "crs",
                                                "reader", "rows",    "fields", "constants",
                                                "codes",  "mention", "public"};
    for (auto const& [key, node] : from) {
        if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
            throw input_error{"{} line {}: there is no key '{}'{}", file, node.source().begin.line,
                              key.str(), did_you_mean(key.str(), known)};
        }
    }
}

/// Where a table stands in a file, for messages.
struct table_place {
    std::string const& file;
    std::string name; ///< "[fields]"
};

void refuse_unknown(toml::table const& from, table_place const& where,
                    std::vector<std::string> const& known) {
    for (auto const& [key, node] : from) {
        std::string const name{key.str()};
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            auto const near = did_you_mean(name, known);
            throw input_error{"{} line {}: {} has no key '{}'{}",
                              where.file,
                              node.source().begin.line,
                              where.name,
                              name,
                              near.empty() ? fmt::format("; it may have {}", fmt::join(known, ", "))
                                           : near};
        }
    }
}

void refuse_unknown_code(field_word const& field, std::string const& ours, std::string const& file,
                         toml::node const& at) {
    auto const list = model::codes(field.list);
    auto const known = [&](model::code const& one) {
        return one.code == ours;
    };
    if (field.open || ours.empty() || std::ranges::any_of(list, known)) {
        return;
    }
    std::vector<std::string> names;
    for (auto const& each : list) {
        names.push_back(each.code);
    }
    throw input_error{"{} line {}: '{}' is not in the list {}; it has {}",
                      file,
                      at.source().begin.line,
                      ours,
                      field.list,
                      fmt::join(names, ", ")};
}

/// A table by the name of a code list is one of all fields of that list; what a field's own says
/// goes before it.
void read_codes(toml::table const& from, std::string const& file, profile& into) {
    auto const& words = vocabulary_of(into.theme);
    refuse_unknown(from, {file, "[codes]"}, words.code_names());
    for (auto const& [key, node] : from) {
        auto const* table = node.as_table();
        if (table == nullptr) {
            throw input_error{"{} line {}: codes.{} must be a table of words", file,
                              node.source().begin.line, key.str()};
        }
        auto const texts = read_texts(*table, file);
        for (auto const& field : words.coded(key.str())) {
            for (auto const& [theirs, ours] : texts) {
                refuse_unknown_code(field, ours, file, node);
                if (key.str() == field.name) {
                    into.codes[field.name][theirs] = ours;
                } else {
                    into.codes[field.name].try_emplace(theirs, ours);
                }
            }
        }
    }
}

void read_mentions(toml::table const& from, std::string const& file, profile& into) {
    auto const* list = from["mention"].as_array();
    if (list == nullptr) {
        return;
    }
    for (auto const& node : *list) {
        auto const* one = node.as_table();
        if (one == nullptr || !(*one)["fields"].is_table()) {
            throw input_error{"{} line {}: [[mention]] needs sentiment and a table of fields", file,
                              node.source().begin.line};
        }
        refuse_unknown(*one, {file, "[[mention]]"}, {"sentiment", "fields"});
        refuse_unknown(*(*one)["fields"].as_table(), {file, "[mention.fields]"},
                       vocabulary_of(into.theme).mention_names());
        auto const sentiment = (*one)["sentiment"].value_or(std::string{});
        if (sentiment != "unsafe" && sentiment != "safe") {
            throw input_error{"{} line {}: sentiment is unsafe or safe, not '{}'", file,
                              node.source().begin.line, sentiment};
        }
        into.mentions.push_back({sentiment, read_fields(*(*one)["fields"].as_table(), file)});
    }
}

profile from_table(toml::table const& from, std::string const& file) {
    refuse_unknown_keys(from, file);
    profile result;
    result.name = from["name"].value_or(std::string{});
    result.title = from["title"].value_or(std::string{});
    result.theme = from["theme"].value_or(std::string{});
    result.openness = from["public"].value_or(std::string{});
    result.crs = from["crs"].value_or(std::string{});
    result.reader = from["reader"].value_or(std::string{"auto"});
    result.rows = from["rows"].value_or(std::string{});
    if (std::find(themes.begin(), themes.end(), result.theme) == themes.end()) {
        throw input_error{"{}: theme is '{}'; it must be one of {}", file, result.theme,
                          fmt::join(themes, ", ")};
    }
    bool const is_known = result.openness.empty() || result.openness == "points" ||
                          result.openness == "counts" || result.openness == "none";
    if (!is_known) {
        throw input_error{
            "{}: public is '{}'; it must be points (each event near its place), counts "
            "(numbers of zones) or none",
            file, result.openness};
    }
    auto const& words = vocabulary_of(result.theme);
    if (auto const* fields = from["fields"].as_table()) {
        refuse_unknown(*fields, {file, "[fields]"}, words.field_names());
        result.fields = read_fields(*fields, file);
    }
    if (auto const* constants = from["constants"].as_table()) {
        refuse_unknown(*constants, {file, "[constants]"}, words.constant_names());
        result.constants = read_texts(*constants, file);
    }
    if (auto const* codes = from["codes"].as_table()) {
        read_codes(*codes, file, result);
    }
    read_mentions(from, file, result);
    return result;
}

profile parse_profile(std::string_view text, std::string const& file) {
    try {
        return from_table(toml::parse(text, file), file);
    } catch (toml::parse_error const& e) {
        throw input_error{"{} line {}: {}", file, e.source().begin.line, e.description()};
    }
}

std::string read_file(std::string const& path) {
    std::ifstream file{path};
    if (!file) {
        throw input_error{"{}: the profile cannot be read; check the path", path};
    }
    std::stringstream all;
    all << file.rdbuf();
    return all.str();
}

} // anonymous namespace

std::string profile::constant(std::string_view key) const {
    auto const found = constants.find(std::string{key});
    return found == constants.end() ? "" : found->second;
}

profile load_profile(std::string const& name_or_path) {
    if (name_or_path.ends_with(".toml")) {
        return parse_profile(read_file(name_or_path), name_or_path);
    }
    std::vector<std::string> names;
    for (auto const& [name, title] : shipped_profiles()) {
        names.push_back(name);
    }
    if (std::find(names.begin(), names.end(), name_or_path) == names.end()) {
        throw input_error{"there is no profile '{}'{} (profiles: {})", name_or_path,
                          did_you_mean(name_or_path, names), fmt::join(names, ", ")};
    }
    auto const file = std::string{folder} + name_or_path + ".toml";
    return parse_profile(asset_bytes(file), file);
}

std::vector<std::pair<std::string, std::string>> shipped_profiles() {
    std::vector<std::pair<std::string, std::string>> result;
    for (auto const& file : assets()) {
        if (file.name.starts_with(folder)) {
            auto const read = parse_profile(file.bytes, std::string{file.name});
            result.emplace_back(read.name, read.title);
        }
    }
    return result;
}

} // namespace trygg::ingest

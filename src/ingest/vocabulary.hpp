#pragma once
/// \file Which fields and constants the profile of each theme may name: docs/profiles.md lists
/// them.

#include "ingest/profile.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::ingest {

struct field_word {
    char const* name;
    char const* what;      ///< what it holds
    char const* list = ""; ///< the code list that its words are of; empty: of none
    bool open = false;     ///< words that the list does not have are taken as they are
};

struct vocabulary {
    char const* theme;
    std::span<field_word const> fields;
    std::span<field_word const> constants; ///< beside the fields, each of which can be one
    std::span<field_word const> mention;   ///< fields of a [[mention]]

    std::vector<std::string> field_names() const;
    std::vector<std::string> mention_names() const;
    std::vector<std::string> constant_names() const; ///< with the fields
    /// The coded fields, and their code lists, which stand for all their fields.
    std::vector<std::string> code_names() const;
    /// The coded fields that a name of code_names means.
    std::vector<field_word> coded(std::string_view name) const;
};

/// A file's word for a coded field, put through the profile's [codes.FIELD]; itself when it is not
/// there.
std::string translated(profile const& by, std::string_view field, std::string_view word);

/// Throws not_found for what is no theme.
vocabulary const& vocabulary_of(std::string_view theme);

std::span<vocabulary const> vocabularies();

} // namespace trygg::ingest

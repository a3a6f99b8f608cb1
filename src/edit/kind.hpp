#pragma once
/// \file What can be edited: the collections, and the fields of their features.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::edit {

enum class field_type {
    text,
    integer,
    real,
    boolean,
    date,       ///< "2021", "2021-05" or "2021-05-31"
    code,       ///< one of a list of data/codes
    open_code,  ///< the same, or any other text
    role,       ///< a role's name
    link,       ///< http:// or https://
    commitment, ///< id of one
    zone,       ///< "deso/1463A0010"
    mentions,   ///< ids of place mentions
    incidents,  ///< ids of incidents
    zones       ///< as zone
};

struct field {
    std::string name; ///< property in the API
    field_type type = field_type::text;
    bool required = false;
    double most = 0;           ///< letters of a text, the highest number, entries of a list
    std::string codes{};       ///< name of the code list
    std::string column{};      ///< where it is not the name
    bool is_elsewhere = false; ///< not in what the collection shows: a PUT without it keeps it

    std::string const& in_table() const { return column.empty() ? name : column; }
    bool is_list() const { return type >= field_type::mentions; }
};

enum class place_rule { none, point, any };

struct kind {
    std::string collection; ///< "measures"
    std::string table;      ///< "measure"
    int theme = 0;          ///< number in placement; 0: is nowhere
    place_rule place = place_rule::none;
    bool needs_place = false;
    bool has_zone = false;  ///< may state a zone in place of a geometry
    bool has_source = true; ///< the columns dataset, row_hash and source_id
    std::vector<field> fields;
    /// What the collection shows besides, and a client that sends back what it got need not remove;
    /// zone_<set>, too.
    std::vector<std::string> read_only{};

    field const* find(std::string_view name) const;
};

std::span<kind const> kinds();

/// Null for a collection that cannot be edited.
kind const* find_kind(std::string_view collection);

} // namespace trygg::edit

#pragma once
/// \file What a measure answers, and where: lists that are in tables of their own.

#include "db/sqlite.hpp"
#include "edit/kind.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace trygg::edit {

using json = nlohmann::json;

/// Fill the list fields of `properties`.
void read_links(db::connection& database, kind const& of, std::int64_t id, json& properties);

/// Write the list fields, in place of what was there.
void write_links(db::connection& database, kind const& of, std::int64_t id, json const& properties);

/// Whether an entry of a list field, or a single link, leads to something.
bool link_exists(db::connection& database, field_type type, json const& target);

} // namespace trygg::edit

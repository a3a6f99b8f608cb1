#pragma once
/// \file What a collection's properties are: JSON Schema, with titles for people.

#include "api/answers.hpp"
#include "api/catalog.hpp"

#include <string>

namespace trygg::api {

/// Which properties: all that answers have, those that filters take, or those to sort by.
enum class schema_kind { features, queryables, sortables };

/// The "properties" of a JSON Schema, in the order that answers have.
json property_schemas(std::shared_ptr<snapshot::snapshot const> const& data,
                      collection_info const& collection, schema_kind kind, page_language const& in);

/// What a person calls a property, or the name itself, as imported layers have it.
std::string title_of_property(snapshot::snapshot const& data, std::string_view collection,
                              std::string_view name, page_language const& in);

/// "integer", "number", "boolean", or "string" for everything else.
char const* json_type_name(snapshot::column_type type);

/// What features of a collection look like, which for joined layers depends on no question.
std::shared_ptr<snapshot::table const> example_table(std::shared_ptr<snapshot::snapshot const> data,
                                                     collection_info const& collection);

} // namespace trygg::api

#pragma once
/// \file Properties as query parameters: ?kind=arson is the filter kind = 'arson'. Clients that
/// know no CQL2 (GDAL before 3.9) let the server filter by these.

#include "api/catalog.hpp"
#include "api/parameters.hpp"
#include "cql2/cql2.hpp"
#include "query/parameters.hpp"

#include <string>
#include <vector>

namespace trygg::api {

/// Those of a collection's items. A property named as a parameter that is there already has none,
/// nor has a joined layer, whose properties depend on the question.
std::vector<parameter> property_parameters(collection_info const& collection);

/// Only their names, for each request anew.
std::vector<std::string> property_parameter_names(collection_info const& collection);

/// Every parameter of a collection's items, these last.
std::vector<parameter> all_item_parameters(collection_info const& collection);

/// `filter` (or nothing) and what the stated properties must be. Throws input_error for a value
/// that the property cannot have.
cql2::expression_pointer with_properties(cql2::expression_pointer filter,
                                         collection_info const& collection,
                                         query::parameters const& stated);

} // namespace trygg::api

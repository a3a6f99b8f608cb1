#pragma once
/// \file Columns of answers that no table holds.

#include "snapshot/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace trygg::api {

/// NaN is null; more decimals than six are rounded off.
std::shared_ptr<snapshot::column const> real_column(std::string name,
                                                    std::vector<double> const& values);
std::shared_ptr<snapshot::column const> integer_column(std::string name,
                                                       std::vector<std::int64_t> values);
std::shared_ptr<snapshot::column const> text_column(std::string name,
                                                    std::vector<std::string_view> const& values);

} // namespace trygg::api

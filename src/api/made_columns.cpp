#include "api/made_columns.hpp"

#include "api/joined.hpp"

namespace trygg::api {

using snapshot::column;
using snapshot::column_type;

std::shared_ptr<column const> real_column(std::string name, std::vector<double> const& values) {
    auto made = std::make_shared<column>(column{std::move(name), column_type::real});
    for (auto const value : values) {
        made->reals.push_back(rounded(value));
    }
    return made;
}

std::shared_ptr<column const> integer_column(std::string name, std::vector<std::int64_t> values) {
    auto made = std::make_shared<column>(column{std::move(name), column_type::integer});
    made->integers = std::move(values);
    return made;
}

std::shared_ptr<column const> text_column(std::string name,
                                          std::vector<std::string_view> const& values) {
    auto made = std::make_shared<column>(column{std::move(name), column_type::text});
    for (auto const value : values) {
        made->words.push_back(made->texts.add(value));
    }
    return made;
}

} // namespace trygg::api

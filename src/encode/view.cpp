#include "encode/view.hpp"

#include <numeric>

namespace trygg::encode {

view everything_of(std::shared_ptr<snapshot::table const> table) {
    view result{.table = std::move(table), .properties = {}};
    result.properties.resize(result.table->properties.size());
    std::iota(result.properties.begin(), result.properties.end(), std::size_t{0});
    return result;
}

} // namespace trygg::encode

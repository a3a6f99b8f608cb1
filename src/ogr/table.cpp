#include "ogr/table.hpp"

#include <fmt/format.h>

#include <set>

namespace trygg::ogr {

void name_fields(std::vector<field>& fields) {
    std::set<std::string> taken;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto& name = fields[i].name;
        if (name.empty()) {
            name = fmt::format("field_{}", i + 1);
        }
        auto const base = name;
        for (int number = 2; !taken.insert(name).second; ++number) {
            name = fmt::format("{}_{}", base, number);
        }
    }
}

} // namespace trygg::ogr

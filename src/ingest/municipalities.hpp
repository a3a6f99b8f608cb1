#pragma once
/// \file Names of municipalities to their codes.

#include "db/sqlite.hpp"

#include <map>
#include <string>
#include <string_view>

namespace trygg::ingest {

/// Fills the table municipality from the shipped list when it is empty, and looks names up.
class municipality_names {
public:
    explicit municipality_names(db::connection& database);

    /// Code of a municipality by its name ("Mark", "Marks kommun") or code; else the first four
    /// digits of a Swedish zone code; else empty.
    std::string code_of(std::string_view name, std::string_view zone_code) const;

private:
    std::map<std::string, std::string, std::less<>> m_codes; ///< folded name -> code
};

} // namespace trygg::ingest

#pragma once
/// \file Zone sets in the store: made, filled, dissolved from finer ones.

#include "db/sqlite.hpp"
#include "store/row_writer.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::ingest {

/// Lower case letters a–z, digits, - and _, starting with a letter, at most 40 bytes, and no name
/// of a fixed collection. Throws input_error.
void check_collection_name(std::string_view name);

/// Id of the zone set; made when there is none.
std::int64_t ensure_zone_set(db::connection& database, std::string const& name,
                             std::string const& title, std::string const& version);

/// Code of a zone that is dissolved from others and has no code of its own: "1463-satila".
std::string dissolved_code(std::string_view municipality, std::string_view name);

struct zone_row {
    std::string code, name, parent, municipality;
};

/// Writes zones of one set.
class zone_store {
public:
    zone_store(db::connection& database, std::int64_t set_id, int crs, std::int64_t source_id);

    /// `wkb` is a valid multipolygon in the storage CRS.
    store::outcome write(zone_row const& zone, std::string const& wkb);

private:
    db::connection* m_database;
    store::row_writer m_writer;
    std::int64_t m_set_id, m_source_id;
};

struct named_shape {
    std::string code, wkb;
};

/// Pairs "A and B" of zones that overlap by more than a square metre.
std::vector<std::string> overlapping(std::vector<named_shape> const& zones);

/// Dissolve every set that zone_member describes from its members, and give members their parents.
/// True when a zone changed.
bool dissolve_sets(db::connection& database, int crs);

/// Give zones without a municipality that of the zone (of a set that has them) which holds their
/// inner point.
void fill_municipalities(db::connection& database);

/// Up to five of many, joined by ", ", with "…" when there are more.
std::string first_of(std::vector<std::string> const& many);

} // namespace trygg::ingest

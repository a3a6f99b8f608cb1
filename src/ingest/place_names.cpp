/// \file Events that only name their place get the place's position.

#include "ingest/place_names.hpp"
#include "base/text.hpp"
#include "ingest/placement.hpp"
#include "join/name_index.hpp"

#include <array>

namespace trygg::ingest {
namespace {

/// The tables whose events name places, with their theme.
constexpr std::array named_themes{std::pair{"mention", theme_id::mention},
                                  std::pair{"measure", theme_id::measure},
                                  std::pair{"activity", theme_id::activity}};

struct place_list {
    std::vector<std::string> names;
    std::vector<std::string> positions; ///< WKB
};

place_list read_places(db::connection& database) {
    place_list result;
    for (auto rows = database.query("SELECT name, ST_AsBinary(geom) FROM place WHERE id NOT IN "
                                    "(SELECT feature FROM retired WHERE collection = 'places') "
                                    "ORDER BY id");
         rows.next();) {
        result.names.emplace_back(rows.text(0));
        result.positions.emplace_back(rows.bytes(1));
    }
    return result;
}

/// The one place that all matches stand for; several entries of the same point are one place.
std::optional<std::string> one_position(place_list const& places,
                                        std::vector<join::name_match> const& matches) {
    auto const& first = places.positions[static_cast<std::size_t>(matches.front().index)];
    for (auto const& match : matches) {
        if (places.positions[static_cast<std::size_t>(match.index)] != first) {
            return {};
        }
    }
    return first;
}

} // anonymous namespace

void resolve_names(db::connection& database, named_places& result, ambiguous_events& ambiguous) {
    auto const places = read_places(database);
    join::name_index const index{places.names};
    for (auto const& [table, theme] : named_themes) {
        auto rows =
            database.query(std::string{"SELECT id, place FROM "} + table +
                           " WHERE geom IS NULL AND place IS NOT NULL AND zone_code IS NULL");
        auto update = database.query(std::string{"UPDATE "} + table +
                                         " SET precision = 'place', geom = ST_GeomFromWKB(?, "
                                         "(SELECT srid FROM geometry_columns WHERE f_table_name = "
                                         "'place')) WHERE id = ?",
                                     nullptr, 0);
        std::vector<std::pair<std::int64_t, std::string>> found;
        while (rows.next()) {
            auto const name = std::string{rows.text(1)};
            auto const matches = index.find(name);
            if (matches.empty()) {
                ++result.unknown;
            } else if (matches.front().way == join::name_way::close) {
                ++result.unknown;
                result.offered[name] =
                    places.names[static_cast<std::size_t>(matches.front().index)];
            } else if (auto const where = one_position(places, matches)) {
                found.emplace_back(rows.integer(0), *where);
            } else {
                result.ambiguous[name] = static_cast<int>(matches.size());
                ambiguous.emplace(theme, rows.integer(0));
            }
        }
        for (auto const& [id, wkb] : found) {
            update.bind(db::blob{wkb}, id).run();
            forget_placement(database, theme, id);
            ++result.found;
        }
    }
}

} // namespace trygg::ingest

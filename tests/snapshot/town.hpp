#pragma once
/// \file A made-up town of three zones whose every number can be checked by eye.
///
///   A (Mark)   B (Mark)   C (the neighbour, 1490)     each 1 000 m wide and high
///   west border of A: longitude 15; its south-west corner is at E 500 000, N 6 400 000

#include "store/database.hpp"
#include "temp_folder.hpp"

#include <string>

namespace town {

/// Points 500 m from the south-west corner of a zone.
inline constexpr char const* script = R"SQL(
INSERT INTO source (id, name, profile, sha256, bytes, file_time, imported_at, rows_read, accepted, made_up)
VALUES (1, 'town.csv', 'points', 'ab12', 10, '2021-01-01T00:00:00Z', '2021-01-02T00:00:00Z', 9, 9, 1);
INSERT INTO municipality VALUES ('1463', 'Mark'), ('1490', 'Borås');
INSERT INTO zone_set VALUES (1, 'deso', 'DeSO', '2018'), (2, 'regso', 'RegSO', NULL);

INSERT INTO zone (id, zone_set_id, code, name, parent, municipality, area_m2, row_hash, source_id, geom)
VALUES
(11, 1, 'A', 'Norr & "Öst"', 'R', '1463', 1000000, '', 1, CastToMulti(BuildMbr(500000, 6400000, 501000, 6401000, 3006))),
(12, 1, 'B', 'Söder', 'R', '1463', 1000000, '', 1, CastToMulti(BuildMbr(501000, 6400000, 502000, 6401000, 3006))),
(13, 1, 'C', 'Grannen', NULL, '1490', 1000000, '', 1, CastToMulti(BuildMbr(502000, 6400000, 503000, 6401000, 3006))),
(21, 2, 'R', 'Hela Mark', NULL, '1463', 2000000, '', 1, CastToMulti(BuildMbr(500000, 6400000, 502000, 6401000, 3006)));
INSERT INTO population VALUES
('deso', 'A', 2017, 1000, 1), ('deso', 'A', 2020, 2000, 1), ('deso', 'B', 2020, 500, 1);

INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, object, starts, part, count, precision, municipality, geom)
VALUES
(1, 'd', '1', '', 1, 'arson', 'bil', '2020-05-10', 'evening', 1, 'exact', '1463', MakePoint(500500, 6400500, 3006)),
(2, 'd', '2', '', 1, 'arson', NULL, '2020-12-21T22:10:00+01:00', 'night', 2, 'exact', '1463', MakePoint(500500, 6400500, 3006)),
(3, 'd', '3', '', 1, 'vehicle_fire', NULL, '2017', NULL, 1, 'exact', '1463', MakePoint(501500, 6400500, 3006)),
(4, 'd', '4', '', 1, 'arson', NULL, '2020-06-01', 'day', 1, 'municipality', '1463', NULL),
(5, 'd', '5', '', 1, 'arson', NULL, '2020-06-02', 'day', 1, 'exact', NULL, MakePoint(502500, 6400500, 3006)),
(7, 'd', '7', '', 1, 'arson', NULL, NULL, NULL, 1, 'exact', '1463', MakePoint(501500, 6400500, 3006));
INSERT INTO placement VALUES
(1, 1, 1, 11, 'geometry'), (1, 2, 1, 11, 'geometry'), (1, 3, 1, 12, 'geometry'),
(1, 4, 1, NULL, 'no_position'), (1, 5, 1, 13, 'geometry'), (1, 7, 1, 12, 'geometry'),
(1, 1, 2, 21, 'geometry'), (1, 2, 2, 21, 'geometry'), (1, 3, 2, 21, 'geometry'),
(1, 4, 2, NULL, 'no_position'), (1, 5, 2, NULL, 'outside'), (1, 7, 2, 21, 'geometry');

-- A random sample in 2017, weights 1 1 1 and 3; a survey open to all in 2020.
INSERT INTO survey VALUES (1, 's2017', 'Trygghet 2017', 2017, 'random', 1),
                          (2, 's2020', 'Trygghet 2020', 2020, 'open', 1);
INSERT INTO response (id, survey_id, source_key, row_hash, source_id, weight, municipality, safe_day, safe_evening)
VALUES
(1, 1, '1', '', 1, 1, '1463', 'safe', 'unsafe'),
(2, 1, '2', '', 1, 1, '1463', 'safe', 'safe'),
(3, 1, '3', '', 1, 1, '1463', 'dont_know', 'stay_in'),
(4, 1, '4', '', 1, 3, '1463', 'unsafe', NULL),
(5, 2, '1', '', 1, 1, '1463', 'safe', 'unsafe');
INSERT INTO placement VALUES
(6, 1, 1, 11, 'code'), (6, 2, 1, 11, 'code'), (6, 3, 1, 11, 'code'), (6, 4, 1, 12, 'code'), (6, 5, 1, 11, 'code');
INSERT INTO mention (id, response_id, number, sentiment, part, place, comment, precision, geom)
VALUES
(1, 1, 1, 'unsafe', 'evening', 'Tunneln', 'hemlig kommentar', 'exact', MakePoint(500500, 6400500, 3006)),
(2, 1, 2, 'safe', 'day', 'Torget', NULL, 'exact', MakePoint(500500, 6400500, 3006)),
(3, 2, 1, 'unsafe', 'evening', NULL, NULL, 'exact', MakePoint(500500, 6400500, 3006)),
(4, 5, 1, 'unsafe', 'night', 'Överallt', NULL, 'none', NULL);
INSERT INTO mention_reason VALUES (1, 'drugs'), (1, 'poor_lighting'), (2, 'people_about'), (3, 'drugs'), (4, 'drugs');
INSERT INTO placement VALUES
(2, 1, 1, 11, 'geometry'), (2, 2, 1, 11, 'geometry'), (2, 3, 1, 11, 'geometry'), (2, 4, 1, NULL, 'no_position');

INSERT INTO measure (id, dataset, source_key, row_hash, source_id, type, title, status, planned_from, precision, geom)
VALUES
(1, 'd', '1', '', 1, 'lighting_new', 'Ljus i tunneln', 'planned', '2021-05-01', 'exact', MakePoint(500500, 6400500, 3006)),
(2, 'd', '2', '', 1, 'speed_bump', 'Gupp', 'done', NULL, 'exact',
 GeomFromText('LINESTRING(500000 6400000, 502000 6401000)', 3006)),
(3, 'd', '3', '', 1, 'information', 'Brev till alla', 'proposed', NULL, 'none', NULL);
INSERT INTO placement VALUES (3, 1, 1, 11, 'geometry'), (3, 2, 1, 12, 'geometry'), (3, 3, 1, NULL, 'no_position');

INSERT INTO pledge VALUES (1, 2021, 'Medborgarlöfte 2021', 'kommunen och polisen', 1);
INSERT INTO commitment VALUES (1, 1, 'c1', 'polisen', 'Fyra insatser', 4, 'at_least');
INSERT INTO activity (id, commitment_id, dataset, source_key, row_hash, source_id, date, status, public, precision, geom)
VALUES
(1, 1, 'd', '1', '', 1, '2021-03-01', 'done', 1, 'exact', MakePoint(500500, 6400500, 3006)),
(2, 1, 'd', '2', '', 1, NULL, 'planned', 0, 'none', NULL);
INSERT INTO placement VALUES (4, 1, 1, 11, 'geometry'), (4, 2, 1, NULL, 'no_position');

INSERT INTO place (id, dataset, source_key, row_hash, source_id, name, kind, municipality, geom)
VALUES (1, 'd', '1', '', 1, 'Skolan', 'school', '1463', MakePoint(500500, 6400500, 3006));
INSERT INTO placement VALUES (5, 1, 1, 11, 'geometry');
)SQL";

/// Write the town into a new database; its municipality is Mark.
inline void build(std::string const& path) {
    auto database = trygg::store::open_to_write(path);
    trygg::store::change change{database};
    database.run(script);
    change.set("municipality", "1463");
    change.commit();
}

/// Any other change, committed.
inline void run(std::string const& path, std::string const& sql) {
    auto database = trygg::store::open_to_write(path);
    trygg::store::change change{database};
    database.run(sql);
    change.commit();
}

} // namespace town

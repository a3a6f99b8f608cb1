#pragma once
/// \file A zone set for analyses, added to the town: a board of 6 × 6 zones of a square kilometre
/// with 1 000 inhabitants each (Z00 … Z35, row by row from the south-west), Z98 where nobody lives
/// and Z99 far from all others. South-west corner of Z00: E 510 000, N 6 400 000.

namespace board {

/// In 2020 each zone has two to four arsons, Z99 five, and the nine zones of the south-west corner
/// twenty each. Explosions in 2018 and 2020: 50 and 30 in Z00, 45 and 44 in all others, none in
/// Z01.
inline constexpr char const* script = R"SQL(
INSERT INTO zone_set VALUES (3, 'rutor', 'Rutor', NULL);
CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 35) SELECT i FROM c;
INSERT INTO zone (id, zone_set_id, code, name, municipality, area_m2, row_hash, source_id, geom)
SELECT 100 + i, 3, printf('Z%02d', i), printf('Ruta %d', i), '1463', 1000000, '', 1,
       CastToMulti(BuildMbr(510000 + 1000 * (i % 6), 6400000 + 1000 * (i / 6),
                            511000 + 1000 * (i % 6), 6401000 + 1000 * (i / 6), 3006)) FROM n;
INSERT INTO zone (id, zone_set_id, code, name, municipality, area_m2, row_hash, source_id, geom) VALUES
(198, 3, 'Z98', 'Obebodd', '1463', 1000000, '', 1, CastToMulti(BuildMbr(516000, 6400000, 517000, 6401000, 3006))),
(199, 3, 'Z99', 'Avlägsen', '1463', 1000000, '', 1, CastToMulti(BuildMbr(530000, 6400000, 531000, 6401000, 3006)));
INSERT INTO population SELECT 'rutor', printf('Z%02d', i), 2020, 1000, 1 FROM n;
INSERT INTO population VALUES ('rutor', 'Z99', 2020, 1000, 1);

CREATE TEMP TABLE fire (id INTEGER PRIMARY KEY, kind TEXT, starts TEXT, count INTEGER, zone INTEGER);
INSERT INTO fire SELECT 1000 + i, 'arson', '2020-07-01',
    CASE WHEN i % 6 < 3 AND i / 6 < 3 THEN 20 ELSE 2 + i % 3 END, 100 + i FROM n;
INSERT INTO fire VALUES (1099, 'arson', '2020-07-01', 5, 199), (1098, 'arson', '2020-07-01', 7, 198);
INSERT INTO fire VALUES
(2000, 'explosion', '2018-06-01', 50, 100), (2001, 'explosion', '2020-06-01', 30, 100),
(2002, 'explosion', '2018-06-01', 45, 105), (2003, 'explosion', '2020-12-15', 44, 110),
(2004, 'explosion', '2019-06-01', 9, 100), (2005, 'explosion', '2019-06-01', 9, 105),
(2006, 'fire', '2018', 5, 100), (2007, 'fire', '2020', 6, 105);
INSERT INTO incident (id, dataset, source_key, row_hash, source_id, kind, starts, count, precision, municipality)
SELECT id, 'b', id, '', 1, kind, starts, count, 'zone', '1463' FROM fire;
INSERT INTO placement SELECT 1, id, 3, zone, 'code' FROM fire;

-- Lights in Z00, put up in November and December 2019; others are planned in Z01.
INSERT INTO measure (id, dataset, source_key, row_hash, source_id, type, title, status, planned_from, done_on, precision) VALUES
(50, 'b', '50', '', 1, 'lighting_new', 'Ljus', 'done', '2019-11-01', '2019-12-31', 'zone'),
(51, 'b', '51', '', 1, 'lighting_new', 'Mer ljus', 'planned', '2021-05-01', NULL, 'zone'),
(52, 'b', '52', '', 1, 'lighting_new', 'Senare ljus', 'done', '2020-11-01', '2020-12-31', 'zone');
INSERT INTO placement VALUES (3, 50, 3, 100, 'code'), (3, 51, 3, 101, 'code'), (3, 52, 3, 102, 'code');
)SQL";

} // namespace board

-- Tables of the first version. Geometry columns are registered by the program afterwards
-- (RecoverGeometryColumn needs the storage CRS, which is a setting).
-- Times are local ISO 8601 text: '2020-12-21' when only the day is known, else with offset.

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE revision (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL) STRICT;
INSERT INTO revision VALUES (1, 0);

-- A file that was imported; every row below leads back to one.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,            -- file name without folder
    profile TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    file_time TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    crs TEXT,
    licence TEXT,
    made_up INTEGER NOT NULL DEFAULT 0 CHECK (made_up IN (0, 1)),
    rows_read INTEGER NOT NULL DEFAULT 0,
    accepted INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    UNIQUE (profile, sha256, name)
) STRICT;

CREATE TABLE rejected_row (
    source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    line INTEGER NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    raw TEXT NOT NULL
) STRICT;
CREATE INDEX rejected_row_source ON rejected_row (source_id);

CREATE TABLE notice (
    source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    code TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX notice_source ON notice (source_id);

CREATE TABLE municipality (code TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;

CREATE TABLE zone_set (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,     -- 'deso': part of the names zones-deso, trygghet-deso
    title TEXT NOT NULL,
    version TEXT
) STRICT;

CREATE TABLE zone (
    id INTEGER PRIMARY KEY,
    zone_set_id INTEGER NOT NULL REFERENCES zone_set ON DELETE CASCADE,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    parent TEXT,                   -- code of the zone around it in a coarser set
    municipality TEXT,
    area_m2 REAL NOT NULL,
    row_hash TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source,
    geom BLOB NOT NULL,
    UNIQUE (zone_set_id, code)
) STRICT;

-- Which coarser zone a zone belongs to, as a list says it: the coarser zones are dissolved from these.
CREATE TABLE zone_member (
    zone_set TEXT NOT NULL,
    code TEXT NOT NULL,
    parent_set TEXT NOT NULL,
    parent_code TEXT NOT NULL,
    parent_name TEXT NOT NULL,
    municipality TEXT,
    row_hash TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source,
    PRIMARY KEY (zone_set, code, parent_set)
) STRICT, WITHOUT ROWID;

-- By code, since figures may be imported before their zones.
CREATE TABLE population (
    zone_set TEXT NOT NULL,
    code TEXT NOT NULL,
    year INTEGER NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    source_id INTEGER NOT NULL REFERENCES source,
    PRIMARY KEY (zone_set, code, year)
) STRICT;

CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    dataset TEXT NOT NULL,         -- source_key is unique within it
    source_key TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source,
    kind TEXT NOT NULL,
    object TEXT,
    title TEXT,
    place TEXT,
    starts TEXT,                   -- local time, see above; NULL when not stated
    ends TEXT,
    part TEXT CHECK (part IN ('day', 'evening', 'night')),
    count INTEGER NOT NULL DEFAULT 1 CHECK (count > 0),
    precision TEXT NOT NULL
        CHECK (precision IN ('exact', 'street', 'place', 'zone', 'municipality', 'none')),
    municipality TEXT,
    zone_set TEXT,                 -- the zone code that the source itself states
    zone_code TEXT,
    geom BLOB,
    UNIQUE (dataset, source_key)
) STRICT;

CREATE TABLE survey (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    year INTEGER NOT NULL,
    sampling TEXT NOT NULL CHECK (sampling IN ('random', 'open')),
    source_id INTEGER NOT NULL REFERENCES source
) STRICT;

CREATE TABLE response (
    id INTEGER PRIMARY KEY,
    survey_id INTEGER NOT NULL REFERENCES survey ON DELETE CASCADE,
    source_key TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source,
    weight REAL NOT NULL DEFAULT 1 CHECK (weight > 0),
    age_group TEXT,
    sex TEXT,
    channel TEXT,
    municipality TEXT,
    zone_set TEXT,                 -- where the person lives
    zone_code TEXT,
    safe_day TEXT CHECK (safe_day IN ('safe', 'unsafe', 'dont_know', 'stay_in')),
    safe_evening TEXT CHECK (safe_evening IN ('safe', 'unsafe', 'dont_know', 'stay_in')),
    UNIQUE (survey_id, source_key)
) STRICT;

CREATE TABLE response_problem (
    response_id INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
    problem TEXT NOT NULL,
    PRIMARY KEY (response_id, problem)
) STRICT, WITHOUT ROWID;

-- A place that a respondent pointed out.
CREATE TABLE mention (
    id INTEGER PRIMARY KEY,
    response_id INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
    number INTEGER NOT NULL,       -- first, second … place of that response
    sentiment TEXT NOT NULL CHECK (sentiment IN ('unsafe', 'safe')),
    part TEXT CHECK (part IN ('day', 'evening', 'night')),
    place TEXT,
    comment TEXT,                  -- free text, never published before moderation
    precision TEXT NOT NULL CHECK (precision IN ('exact', 'street', 'place', 'zone', 'none')),
    zone_set TEXT,
    zone_code TEXT,
    geom BLOB,
    UNIQUE (response_id, number)
) STRICT;

CREATE TABLE mention_reason (
    mention_id INTEGER NOT NULL REFERENCES mention ON DELETE CASCADE,
    reason TEXT NOT NULL,
    PRIMARY KEY (mention_id, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (
    id INTEGER PRIMARY KEY,
    dataset TEXT NOT NULL,
    source_key TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    place TEXT,
    owner TEXT,
    status TEXT NOT NULL CHECK (status IN
        ('proposed', 'decided', 'planned', 'underway', 'done', 'declined', 'paused')),
    status_reason TEXT,
    planned_from TEXT,
    planned_to TEXT,
    done_on TEXT,
    cost_sek INTEGER,
    lamps INTEGER,
    lamp_watt REAL,
    lamp_lumen REAL,
    lamp_kelvin REAL,
    description TEXT,
    url TEXT,
    precision TEXT NOT NULL CHECK (precision IN ('exact', 'street', 'place', 'zone', 'none')),
    zone_set TEXT,
    zone_code TEXT,
    geom BLOB,
    UNIQUE (dataset, source_key)
) STRICT;

CREATE TABLE pledge (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    parties TEXT,
    source_id INTEGER NOT NULL REFERENCES source,
    UNIQUE (year, title)
) STRICT;

CREATE TABLE commitment (
    id INTEGER PRIMARY KEY,
    pledge_id INTEGER NOT NULL REFERENCES pledge ON DELETE CASCADE,
    source_key TEXT NOT NULL,
    party TEXT,
    text TEXT NOT NULL,
    target INTEGER,
    rule TEXT NOT NULL CHECK (rule IN ('at_least', 'exactly', 'ongoing')),
    UNIQUE (pledge_id, source_key)
) STRICT;

CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    commitment_id INTEGER NOT NULL REFERENCES commitment ON DELETE CASCADE,
    dataset TEXT NOT NULL,
    source_key TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source,
    date TEXT,
    kind TEXT,
    place TEXT,
    outcome TEXT,
    status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'cancelled')),
    public INTEGER NOT NULL CHECK (public IN (0, 1)),
    precision TEXT NOT NULL CHECK (precision IN ('exact', 'street', 'place', 'zone', 'none')),
    zone_set TEXT,
    zone_code TEXT,
    geom BLOB,
    UNIQUE (dataset, source_key)
) STRICT;

CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    dataset TEXT NOT NULL,
    source_key TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    municipality TEXT,
    address TEXT,
    geom BLOB NOT NULL,
    UNIQUE (dataset, source_key)
) STRICT;

-- A context collection; its features are in a table of their own, layer_<name>.
CREATE TABLE layer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,     -- the collection's id
    title TEXT NOT NULL,
    table_name TEXT NOT NULL UNIQUE,
    crs INTEGER NOT NULL,          -- EPSG code of its geometries
    columns TEXT NOT NULL,         -- JSON: [{"column","name","type"}], in the file's order
    source_id INTEGER NOT NULL REFERENCES source
) STRICT;

-- Where each event was found in each zone set, and how. zone_id NULL: in none of them.
-- theme: 1 incident, 2 mention, 3 measure, 4 activity, 5 place, 6 response (home).
CREATE TABLE placement (
    theme INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    zone_set_id INTEGER NOT NULL REFERENCES zone_set ON DELETE CASCADE,
    zone_id INTEGER REFERENCES zone,
    way TEXT NOT NULL CHECK (way IN
        ('geometry', 'code', 'parent', 'name', 'ambiguous', 'outside', 'unknown_code', 'no_position')),
    PRIMARY KEY (theme, event_id, zone_set_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_zone ON placement (zone_id);
